import { FIELD_VOCABULARIES, vocabularyKind } from '../../record/vocabulary/field.ts';
import { vocabulary } from '../../record/vocabulary/index.ts';

/** Every code a field takes for a concept, with its labels. */
export const Vocabularies = () => (
  <section aria-labelledby="vocabularies">
    <h2 id="vocabularies">Vocabularies</h2>
    <p>
      Where a field takes a code or URI, it takes the codes below or the URI of the same concept. A concept that is not
      in its list is refused.
    </p>
    {FIELD_VOCABULARIES.map((name) => {
      const { scheme, concepts } = vocabulary(name);
      return (
        <section>
          <h3 id={`vocabulary-${name}`}>
            <code>{name}</code>
          </h3>
          <p class="small soft">
            {vocabularyKind(name).en}, from <code>{scheme}</code>
          </p>
          <details>
            <summary>
              {String(concepts.length)} codes of {name}
            </summary>
            <table>
              <thead>
                <tr>
                  <th scope="col">Code</th>
                  <th scope="col">English</th>
                  <th scope="col">Nederlands</th>
                </tr>
              </thead>
              <tbody>
                {concepts.map(({ code, label }) => (
                  <tr>
                    <td>
                      <code>{code}</code>
                    </td>
                    <td>{label.en}</td>
                    <td lang="nl">{label.nl}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </details>
        </section>
      );
    })}
  </section>
);
