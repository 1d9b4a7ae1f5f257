import { useParams } from '../../ui/place'
import { ArrivalPage } from './arrival'
import { ShockPage } from './shock'

/** What would be if something failed, or if a plant arrived. */
export default function WhatIf() {
  return useParams().get('mode') === 'arrival' ? <ArrivalPage /> : <ShockPage />
}
