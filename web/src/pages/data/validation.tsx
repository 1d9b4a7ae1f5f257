import { useAnswer } from '../../api/use'
import { fill, useLang } from '../../text/lang'
import { Answered } from '../../ui/answered'
import { Block } from '../../ui/block'
import { DataTable } from '../../ui/table'

/** Whether the folder of the data set is sound, and if not, at which place. */
export function ValidationBlock() {
  const { words } = useLang()
  const t = words.data
  const status = useAnswer({ path: '/api/v1/status' })
  return (
    <Block title={t.validation} intro={t.validationIntro}>
      <Answered of={status} lines={3}>
        {({ problems, failure, building, since }) => {
          const errors = problems.filter((p) => !p.warning).length
          return (
            <>
              <p>
                <span className={`badge ${errors || failure ? 'bad' : 'good'}`}>
                  {errors || failure ? t.broken : t.sound}
                </span>{' '}
                {fill(t.problems, { errors, warnings: problems.length - errors })} {building && t.building}{' '}
                <span className="soft">{fill(t.since, { date: since.replace('T', ' ').slice(0, 16) })}</span>
              </p>
              {failure && <p className="mono small">{failure}</p>}
              {problems.length > 0 && (
                <DataTable
                  caption={t.validation}
                  rows={problems}
                  rowKey={(_, i) => String(i)}
                  first={20}
                  columns={[
                    {
                      key: 'place',
                      title: words.col.place,
                      head: true,
                      by: (p) => `${p.file}:${String(p.line ?? 0).padStart(9, '0')}`,
                      cell: (p) => <span className="mono">{[p.file, p.line, p.col].filter(Boolean).join(':')}</span>,
                    },
                    {
                      key: 'kind',
                      title: words.col.status,
                      by: (p) => String(p.warning ?? false),
                      cell: (p) => (
                        <span className={`badge ${p.warning ? 'warn' : 'bad'}`}>{p.warning ? t.warning : t.error}</span>
                      ),
                    },
                    {
                      key: 'field',
                      title: t.field,
                      by: (p) => p.field,
                      cell: (p) => <span className="mono">{p.field}</span>,
                    },
                    { key: 'msg', title: t.message, cell: (p) => p.msg },
                  ]}
                />
              )}
            </>
          )
        }}
      </Answered>
    </Block>
  )
}
