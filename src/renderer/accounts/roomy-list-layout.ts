import { ListLayout, type Rect } from 'react-aria-components/Virtualizer';

/** How far beyond the visible part rows are drawn, in px: enough that a fast wheel shows no gaps. */
const margin = 600;

/** A list that draws only the rows near the visible part. */
export class RoomyListLayout<Item> extends ListLayout<Item> {
  override getVisibleLayoutInfos(rect: Rect): ReturnType<ListLayout<Item>['getVisibleLayoutInfos']> {
    const roomy = rect.copy();
    roomy.y = Math.max(0, rect.y - margin);
    roomy.height = rect.height + (rect.y - roomy.y) + margin;
    return super.getVisibleLayoutInfos(roomy);
  }
}
