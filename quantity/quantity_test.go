package quantity

import (
	"testing"

	"agglo"
)

func TestText(t *testing.T) {
	tests := []struct {
		v      float64
		unit   string
		bound  agglo.Bound
		style  Style
		en, zh string
	}{
		{1011640000000, "CNY", "", Short, "1.01 trillion yuan", "1.01万亿元"},
		{1011640000000, "CNY", "", Full, "1.01164 trillion yuan", "1.01164万亿元"},
		{768e9, "CNY", agglo.About, Short, "≈768 billion yuan", "≈7,680亿元"},
		{678000, "vehicles", "", Full, "678,000 vehicles", "67.8万辆"},
		{678000, "vehicles", "", Short, "678,000 vehicles", "67.8万辆"},
		{700000, "vehicles", agglo.Above, Short, ">700,000 vehicles", ">70万辆"},
		{5375000, "persons", "", Short, "5.38 million people", "538万人"},
		{5375000, "persons", "", Full, "5.375 million people", "537.5万人"},
		{96.875, "%", "", Short, "96.9 %", "96.9%"},
		{-2.5, "percentage points", "", Full, "−2.5 percentage points", "−2.5个百分点"},
		{108.5, "GWh", "", Full, "108.5 GWh", "108.5吉瓦时"},
		{26, "count", "", Full, "26", "26"},
		{0, "count", "", Full, "0", "0"},
		{12, "widgets", "", Full, "12 widgets", "12 widgets"},
	}
	for _, tt := range tests {
		got := Text(tt.v, tt.unit, tt.bound, tt.style)
		if got.En != tt.en || got.Zh != tt.zh {
			t.Errorf("Text(%v, %q) = %q, %q; want %q, %q", tt.v, tt.unit, got.En, got.Zh, tt.en, tt.zh)
		}
	}
}
