type Place = { id: string; key: number };

/**
 * Which drawn element each row of a virtual list has. A row keeps its own as long as it is drawn; one that comes takes over
 * that of one that went: to change its words costs a third of making it anew.
 */
export class RowPlaces {
  private places: Place[] = [];
  private lastKey = -1;
  private active: string | null = null;

  /**
   * The drawn rows as `key` of their element and place in `ids`, in the order in which the elements stand in the document.
   * That is the order of the rows, but not while the list moves. Once it stands, whoever is out of order gets a new element:
   * nothing is put elsewhere, since an element that is loses its open menu and its focus. The active row, which may have both,
   * stays in its own, and no other row ever gets that.
   */
  of(ids: readonly string[], isMoving: boolean, active: string | null): { key: number; at: number }[] {
    const placeOf = new Map(ids.map((id, at) => [id, at]));
    const known = new Set(this.places.map(({ id }) => id));
    const coming = ids.filter((id) => !known.has(id));
    let came = 0;
    const places = this.places.flatMap((place): Place[] => {
      if (placeOf.has(place.id)) return [place];
      if (place.id === this.active) return [];
      const id = coming[came++];
      return id === undefined ? [] : [{ id, key: place.key }];
    });
    for (; came < coming.length; came++) places.push({ id: coming[came] ?? '', key: this.newKey() });
    const at = ({ id }: Place) => placeOf.get(id) ?? 0;
    this.places = isMoving ? places : this.inOrder(places, at, active);
    this.active = active;
    return this.places.map((place) => ({ key: place.key, at: at(place) }));
  }

  private inOrder(places: readonly Place[], at: (place: Place) => number, active: string | null): Place[] {
    const stays = new Set(longestRun(places, at, active));
    return places
      .map((place) => (stays.has(place) ? place : { id: place.id, key: this.newKey() }))
      .sort((one, other) => at(one) - at(other));
  }

  private newKey(): number {
    this.lastKey += 1;
    return this.lastKey;
  }
}

/** The most of them that stand in the order of the rows already, the active one among them. */
function longestRun(places: readonly Place[], at: (place: Place) => number, active: string | null): Place[] {
  const pivot = places.findIndex(({ id }) => id === active);
  const pivotAt = places[pivot] ? at(places[pivot]) : 0;
  const fit = places.filter((place, index) => pivot < 0 || index === pivot || index < pivot === at(place) < pivotAt);
  // For each the longest run that ends with it; some forty rows are drawn.
  const runs: Place[][] = [];
  for (const place of fit) {
    const before = runs.filter((run) => at(run.at(-1) ?? place) < at(place));
    runs.push([...before.reduce<Place[]>((best, run) => (run.length > best.length ? run : best), []), place]);
  }
  return runs.reduce<Place[]>((best, run) => (run.length > best.length ? run : best), []);
}
