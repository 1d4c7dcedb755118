type Place = { id: string; key: number };

/**
 * Which drawn element each row of a virtual list has. A row keeps its own as long as it is drawn; one that comes takes over
 * that of one that went: to change its words costs a third of making it anew.
 */
export class RowPlaces {
  private places: Place[] = [];

  /**
   * The drawn rows as `key` of their element and place in `ids`, in the order in which the elements stand in the document.
   * That is the order of the rows, but while the list moves: to put an element elsewhere costs as much as a new one.
   */
  of(ids: readonly string[], isMoving: boolean): { key: number; at: number }[] {
    const placeOf = new Map(ids.map((id, at) => [id, at]));
    const known = new Set(this.places.map(({ id }) => id));
    const coming = ids.filter((id) => !known.has(id));
    let came = 0;
    const places = this.places.flatMap((place): Place[] => {
      if (placeOf.has(place.id)) return [place];
      const id = coming[came++];
      return id === undefined ? [] : [{ id, key: place.key }];
    });
    const keys = new Set(places.map(({ key }) => key));
    for (let key = 0; came < coming.length; key++) {
      if (!keys.has(key)) places.push({ id: coming[came++] ?? '', key });
    }
    const at = ({ id }: Place) => placeOf.get(id) ?? 0;
    this.places = isMoving ? places : places.sort((one, other) => at(one) - at(other));
    return this.places.map((place) => ({ key: place.key, at: at(place) }));
  }
}
