import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import './style/tokens.css'
import './style/base.css'
import './style/shell.css'
import './style/page.css'
import './style/table.css'
import './style/chart.css'
import './style/figure.css'
import './style/home.css'
import './style/region.css'
import './style/chain.css'
import './style/map.css'
import './style/pages.css'
import './style/print.css'
import { App } from './app'

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
