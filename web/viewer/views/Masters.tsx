import type { OpenedCopy } from '../../copy/opened-copy.ts';
import sheet from '../shell/Sheet.module.css';
import { HouseholdText } from '../words/HouseholdText.tsx';
import { useSpoken } from '../words/Spoken.tsx';

/** The household's own kinds and methods. */
export function Masters({ copy: { kinds, methods } }: { readonly copy: OpenedCopy }) {
  const { words } = useSpoken();
  const { masters: said, directions } = words;
  return (
    <div className={sheet.parts}>
      <section className={sheet.part}>
        <h2>{said.kinds}</h2>
        {kinds.length === 0 ? (
          <p>{said.none}</p>
        ) : (
          // A region that scrolls must be a stop for the Tab key.
          <div className={sheet.wide} role="region" aria-label={said.kinds} tabIndex={0}>
            <table>
              <thead>
                <tr>
                  {(['name', 'direction', 'group', 'memo', 'code'] as const).map((column) => (
                    <th key={column} scope="col">
                      {said.kindColumns[column]}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {kinds.map(({ code, name, direction, group, memo }) => (
                  <tr key={code}>
                    <th scope="row" className={sheet.name}>
                      <HouseholdText>{name}</HouseholdText>
                    </th>
                    <td>{directions[direction ?? 'unknown']}</td>
                    <td>
                      <HouseholdText>{group}</HouseholdText>
                    </td>
                    <td>
                      <HouseholdText>{memo}</HouseholdText>
                    </td>
                    <td>
                      <code>{code}</code>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </section>
      <section className={sheet.part}>
        <h2>{said.methods}</h2>
        {methods.length === 0 ? (
          <p>{said.none}</p>
        ) : (
          <table>
            <thead>
              <tr>
                <th scope="col">{said.methodColumns.name}</th>
                <th scope="col">{said.methodColumns.code}</th>
              </tr>
            </thead>
            <tbody>
              {methods.map(({ code, name }) => (
                <tr key={code}>
                  <th scope="row" className={sheet.name}>
                    <HouseholdText>{name}</HouseholdText>
                  </th>
                  <td>
                    <code>{code}</code>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
    </div>
  );
}
