import type { Answer } from '../../api/client'
import { useAnswer } from '../../api/use'
import { plain } from '../../chart/quantity'
import { fill, useLang } from '../../text/lang'
import { Answered } from '../../ui/answered'
import { Block } from '../../ui/block'
import { Page } from '../../ui/page'
import { useParams } from '../../ui/place'
import { Tiles } from '../../ui/tiles'
import { LinkLosses, PlantLosses, RegionLosses, Risks, SinglePoints } from './losses'
import { LossMap } from './lossmap'
import { Modes } from './modes'
import { ScenarioFile } from './scenario'
import { ShockControls } from './shockcontrols'

const path = '/api/v1/shock' as const
export type Shock = Answer<typeof path>

/** What stops where if something fails; with nothing named, what each owner's loss would cost. */
export function ShockPage() {
  const { words, say, lang } = useLang()
  const params = useParams()
  const number = (name: string) => (params.get(name) === '' ? undefined : Number(params.get(name)))
  const question = {
    path,
    query: {
      organisation: params.get('organisation'),
      site: params.get('site'),
      link: params.get('link'),
      region: params.get('region'),
      chain: params.get('chain'),
      'as-of': params.get('as-of'),
      loss: number('loss'),
      weeks: number('weeks'),
      after: number('after'),
      stock: number('stock'),
      switch: number('switch'),
      spare: number('spare'),
      decay: number('decay'),
      limit: 1000, // all: the tables to download are those on the page
    },
  }
  const answer = useAnswer(question)
  const found = answer.data
  const t = words.whatif
  const named = ['organisation', 'site', 'link', 'region'].some((n) => params.get(n))
  return (
    <Page
      eyebrow={
        found && [fill(t.network, { sites: found.network.sites, supplies: plain(found.network.supplies, lang) })]
      }
      title={named ? t.title : t.titleAll}
      lead={found && say(found.sentence)}
      notes={found?.notes?.map(say)}
      controls={<ShockControls scenario={found?.scenario} chosen={found?.chosen} />}
    >
      <Modes at="shock" />
      <Answered of={answer} lines={14}>
        {(found) => (
          <>
            {named && <Tiles of={tiles(found)} />}
            <div className={named ? 'blocks' : 'blocks after'}>
              {!named && (
                <Block
                  title={t.risks}
                  size="two-thirds"
                  intro={t.risksIntro}
                  data={{ question, table: 'risk' }}
                  sources={found.sources}
                >
                  <Risks of={found.risks ?? []} />
                </Block>
              )}
              {named && <LossMap shock={found} question={question} />}
              {named && (
                <Block
                  title={t.links}
                  size="two-thirds"
                  intro={t.linksIntro}
                  data={{ question, table: 'links' }}
                  sources={found.sources}
                >
                  <LinkLosses of={found.links} />
                </Block>
              )}
              <Block title={t.assumes} size="third" intro={named ? t.assumesIntro : t.assumesAll}>
                <ul className="plain-list">
                  {found.assumptions.map((a) => (
                    <li key={a.en}>{say(a)}</li>
                  ))}
                </ul>
              </Block>
              {!named && (
                <Block title={t.single} intro={t.singleAll} data={{ question, table: 'single-points' }}>
                  <SinglePoints of={found.single_points} />
                </Block>
              )}
              {named && (
                <>
                  <Block
                    title={t.sites}
                    intro={fill(t.sitesIntro, { n: found.hits })}
                    data={{ question, table: 'sites' }}
                    sources={found.sources}
                  >
                    <PlantLosses lost={found.lost} hit={found.hit} />
                  </Block>
                  <Block title={t.regions} size="half" intro={t.regionsIntro} data={{ question, table: 'regions' }}>
                    <RegionLosses of={found.regions} />
                  </Block>
                  <Block title={t.single} size="half" intro={t.singleIntro} data={{ question, table: 'single-points' }}>
                    <SinglePoints of={found.single_points} />
                  </Block>
                </>
              )}
              <Block title={t.file} intro={t.fileIntro}>
                <ScenarioFile scenario={found.scenario} />
              </Block>
            </div>
          </>
        )}
      </Answered>
    </Page>
  )

  function tiles(found: Shock) {
    return [
      { label: t.hits, value: String(found.hits), below: fill(t.of, { n: found.network.sites }) },
      { label: t.stopped, value: String(found.stopped), below: t.stoppedBelow },
      { label: t.singleTile, value: String(found.single_points.length), below: t.singleBelow },
      { label: t.estimated, value: `${plain(100 * found.network.estimated, lang, 0)} %`, below: t.estimatedBelow },
    ]
  }
}
