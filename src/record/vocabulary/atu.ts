import { conceptTable, named } from './concept.ts';

/**
 * Administrative territorial units (EU authority table *atu*; ELM 3.2 `Location.spatialCode`): Belgium, its regions,
 * communities and provinces, all the list has of it. The English labels of the Flemish region and community are spelt
 * right here and wrong in the list.
 */
export const atu = conceptTable(
  'http://publications.europa.eu/resource/authority/atu',
  named('http://publications.europa.eu/resource/authority/atu/', [
    ['BEL', 'Belgium', 'België'],
    ['BEL_RG_VLS', 'Flemish region', 'Vlaams Gewest'],
    ['BEL_RG_BRU', 'Brussels-Capital region', 'Brussels Hoofdstedelijk Gewest'],
    ['BEL_RG_WAL', 'Walloon Region', 'Waals Gewest'],
    ['BEL_CGG_VLA', 'Flemish community of Belgium', 'Vlaamse Gemeenschap'],
    ['BEL_CGG_FRA', 'French community of Belgium', 'Franse Gemeenschap'],
    ['BEL_CGG_DEU', 'German-speaking community of Belgium', 'Duitstalige Gemeenschap'],
    ['BEL_PR_ANR', 'Province of Antwerp', 'Provincie Antwerpen'],
    ['BEL_PR_LIM', 'Province of Limbourg (Belgium)', 'Provincie Limburg'],
    ['BEL_PR_OOV', 'Province of East Flanders', 'Provincie Oost-Vlaanderen'],
    ['BEL_PR_VBR', 'Province of Flemish Brabant', 'Provincie Vlaams-Brabant'],
    ['BEL_PR_WVL', 'Province of West Flanders', 'Provincie West-Vlaanderen'],
    ['BEL_PR_BWA', 'Province of Walloon Brabant', 'Provincie Waals-Brabant'],
    ['BEL_PR_HAI', 'Province of Hainaut', 'Provincie Henegouwen'],
    ['BEL_PR_LGG', 'Province of Liège', 'Provincie Luik'],
    ['BEL_PR_LUX', 'Province of Luxembourg (Belgium)', 'Provincie Luxemburg'],
    ['BEL_PR_NAM', 'Province of Namur', 'Provincie Namen'],
  ]),
);
