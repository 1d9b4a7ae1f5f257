package api

import (
	"container/list"
	"net/http"
	"sync"
)

// A response is a finished response that can be sent many times.
type response struct {
	status int
	header http.Header
	body   []byte
}

// overhead is what a kept response takes beside its body and key, about.
const overhead = 1 << 10

// A cache keeps the responses asked for last, up to a number of bytes.
type cache struct {
	mu    sync.Mutex
	limit int64
	used  int64
	order *list.List // of *entry, the last asked for in front
	byKey map[string]*list.Element
}

type entry struct {
	key  string
	resp *response
}

func newCache(limit int64) *cache {
	return &cache{limit: limit, order: list.New(), byKey: map[string]*list.Element{}}
}

func (e *entry) size() int64 { return int64(len(e.key)+len(e.resp.body)) + overhead }

func (c *cache) get(key string) *response {
	c.mu.Lock()
	defer c.mu.Unlock()
	at, ok := c.byKey[key]
	if !ok {
		return nil
	}
	c.order.MoveToFront(at)
	return at.Value.(*entry).resp
}

// add keeps a response, unless it would take more than an eighth of the cache.
func (c *cache) add(key string, resp *response) {
	e := &entry{key, resp}
	c.mu.Lock()
	defer c.mu.Unlock()
	if _, there := c.byKey[key]; there || e.size() > c.limit/8 {
		return
	}
	c.byKey[key] = c.order.PushFront(e)
	c.used += e.size()
	for c.used > c.limit {
		last := c.order.Back()
		old := c.order.Remove(last).(*entry)
		delete(c.byKey, old.key)
		c.used -= old.size()
	}
}
