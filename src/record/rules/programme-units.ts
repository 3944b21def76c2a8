import type { Component, Programme, Specification } from '../offering.ts';
import { isDegree } from './offer-kind.ts';

type ExistingUnit = NonNullable<Component['existingUnit']>;

/**
 * The course unit of a degree programme that a component is, if it is one. A unit that exists only in a postgraduate
 * course is none: types 1 and 2 take units of graduaat, bachelor or master programmes (VL-TYPE1).
 */
export function existingUnit({ existingUnit: unit }: Component): ExistingUnit | undefined {
  return unit && unit.parentProgramme.degree !== 'postgraduaat' ? unit : undefined;
}

const LEVEL_OF_DEGREE: Readonly<Record<Programme['degree'], number | undefined>> = {
  graduaat: 5,
  bachelor: 6,
  master: 7,
  manama: 7,
  postgraduaat: undefined,
};

/** The EQF level of a programme: the one it states, else the level of its degree. */
export const programmeLevel = ({ eqf, degree }: Programme): number | undefined => eqf ?? LEVEL_OF_DEGREE[degree];

/** The sum of the components in hundredths of ECTS; null when a component states none or there are no components. */
export function componentTotal({ components }: Specification): number | null {
  if (components.length === 0) return null;
  let total = 0;
  for (const { ects } of components) {
    if (ects === undefined) return null;
    total += ects;
  }
  return total;
}

/** Whether a component can give a creditbewijs: an existing unit of a type 1 or 2, or any unit of a degree (VL-CREDITB). */
export function givesCreditCertificate(specification: Specification, component: Component): boolean {
  if (isDegree(specification.offerType)) return true;
  const type = specification.mcType;
  const mayType = specification.offerType !== 'microcredential' || type === '1' || type === '2';
  return mayType && existingUnit(component) !== undefined;
}
