import useSWR, { type SWRResponse } from 'swr'
import { type Answer, address, type Path, type Question, read } from './client'

/** Asks the API; null asks nothing. Answers are kept until the release changes. */
export function useAnswer<P extends Path>(q: Question<P> | null): SWRResponse<Answer<P>, Error> {
  return useSWR<Answer<P>, Error>(q && address(q), read, {
    revalidateOnFocus: false,
    revalidateIfStale: false,
    shouldRetryOnError: false,
    keepPreviousData: false,
  })
}
