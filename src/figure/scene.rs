//! What a figure shows, composed on paper: first what the statement names, then its claims, its points, and the words.

use super::PlacedLabel;
use super::claim::{Claims, Outlook, short};
use super::font;
use super::frame::{Frame, far};
use super::given::given;
use super::inventory::{Freedom, Inventory};
use super::item::{Align, Item};
use super::label::{self, Label};
use super::palette::{self, Colour, INK, Pen, Stroke, WHITE};
use super::paper::Paper;
use super::part::{Part, Parts};
use super::plane::{self, Point, Rect};
use super::sketch::Sketch;
use crate::theorem::Slot;

/// The width of a figure in pixels.
pub const WIDTH: u32 = 640;
/// Its height.
pub const HEIGHT: u32 = 480;

/// Pixels around everything.
const MARGIN: f64 = 10.0;
/// Pixels between the content of a figure and the border of its paper: room for labels.
const ROOM: f64 = 34.0;
/// The type sizes of title, sentence and small print, and of names.
const TITLE: f64 = 15.0;
const SENTENCE: f64 = 12.5;
const SMALL: f64 = 10.5;
const NAME: f64 = 15.0;
const VALUE: f64 = 12.5;
/// A line of type is this much higher than its letters.
const LEADING: f64 = 1.42;
/// So many points without names are called by their words.
const FEW_WORDS: usize = 4;
/// What claims speak of is shown if it is not farther out than this many times the figure's size.
const ROOM_FOR_CLAIMS: f64 = 1.2;
/// Circles of a radius up to this part of the figure's size are shown whole.
const WHOLE_CIRCLE: f64 = 1.0;
/// The same for circles that are claimed.
const WHOLE_CLAIMED_CIRCLE: f64 = 1.2;

/// A figure on paper.
#[derive(Clone, Debug)]
pub(super) struct Scene {
    pub(super) items: Vec<Item>,
    pub(super) title: String,
    pub(super) description: String,
    /// All labels.
    pub(super) labels: Vec<PlacedLabel>,
    /// The part of the paper above the caption.
    pub(super) paper: Rect,
}

/// The words under a figure.
#[derive(Clone, Debug)]
pub(super) struct Caption {
    pub(super) title: String,
    pub(super) sentence: String,
    pub(super) pen: Pen,
    /// Small print.
    pub(super) details: Option<String>,
}

impl Scene {
    /// The figure of a sketch.
    pub(super) fn of(
        inventory: &Inventory,
        sketch: &Sketch,
        outlooks: &[Outlook],
        caption: &Caption,
    ) -> Self {
        let (words, top) = caption_items(caption);
        let paper = Rect { low: [MARGIN, MARGIN], high: [f64::from(WIDTH) - MARGIN, top] };
        let named: Vec<(&str, Freedom, Point)> = inventory
            .points
            .iter()
            .filter_map(|point| {
                Some((point.name.as_str(), point.freedom, sketch.point(point.slot)?))
            })
            .collect();
        let places: Vec<Point> = named.iter().map(|(.., at)| *at).collect();
        let far = far(&places);
        let near: Vec<Point> =
            places.iter().zip(&far).filter(|(_, far)| !**far).map(|(place, _)| *place).collect();
        let size = Rect::around(near.iter().copied())
            .map_or(0.0, |rect| plane::distance(rect.low, rect.high));
        let given = given(inventory, sketch, &places, size);
        let claimed = claimed(inventory, sketch, outlooks, &places, size);
        let content = content(&near, &[(&given, WHOLE_CIRCLE), (&claimed, WHOLE_CLAIMED_CIRCLE)]);
        let mut page = Paper::new(Frame::fit(content, paper, ROOM));
        for part in given.parts.iter().chain(&claimed.parts) {
            page.put(part);
        }
        for ((name, freedom, at), far) in named.iter().zip(&far) {
            let name = font::typeset(name);
            if *far {
                let text = if sketch.is_in_space() {
                    name
                } else {
                    format!("{name} ({}, {})", short(at[0]), short(at[1]))
                };
                page.arrow(*at, label_of([0.0, 0.0], text, VALUE, palette::DIM));
            } else {
                page.point(*at, *freedom, label_of([0.0, 0.0], name, NAME, INK));
            }
        }
        for (name, at) in names_of_loci(inventory, sketch, content) {
            page.name(at, label_of([0.0, 0.0], font::typeset(name), VALUE, palette::DIM));
        }
        for (at, word) in names_of_words(inventory, sketch, &places, 1e-6 * size) {
            page.name(at, label_of([0.0, 0.0], word, VALUE, palette::DIM));
        }
        page.finish(words, caption)
    }
}

/// The names of lines and circles, and where they are put: circles at the upper right, lines at the right end.
fn names_of_loci<'i>(
    inventory: &'i Inventory,
    sketch: &Sketch,
    content: Rect,
) -> Vec<(&'i str, Point)> {
    let mut names = Vec::new();
    let name_of = |slot: &Slot| {
        inventory.extension.theorem().names.get(slot.0).filter(|name| !name.is_empty())
    };
    for (number, slot) in inventory.circles.iter().enumerate() {
        if inventory.circles[..number].contains(slot) {
            continue;
        }
        if let (Some(name), Some((center, radius))) = (name_of(slot), sketch.circle(*slot)) {
            let arms =
                [[0.6, 0.8], [-0.6, 0.8], [0.8, 0.6], [-0.8, 0.6], [0.6, -0.8], [-0.6, -0.8]];
            let places = arms.map(|arm| plane::add(center, plane::scale(arm, radius)));
            let place = places.into_iter().find(|place| content.contains(*place));
            names.extend(place.map(|place| (name.as_str(), place)));
        }
    }
    for (slot, _) in &inventory.lines {
        if let (Some(name), Some((through, direction))) = (name_of(slot), sketch.line(*slot)) {
            let ends = content.clip_line(through, direction);
            let right = ends.map(|[p, q]| if p[0] > q[0] { p } else { q });
            names.extend(right.map(|place| (name.as_str(), place)));
        }
    }
    names
}

/// Points without names are called by the word that makes them, if they are few.
fn names_of_words(
    inventory: &Inventory,
    sketch: &Sketch,
    places: &[Point],
    close: f64,
) -> Vec<(Point, String)> {
    if inventory.unnamed.len() > FEW_WORDS {
        return Vec::new();
    }
    let unnamed = inventory.unnamed.iter().filter_map(|(slot, word)| {
        let at = sketch.point(*slot)?;
        let named = places.iter().any(|place| plane::distance(*place, at) <= close);
        (!named).then(|| Some((at, word.as_ref()?.replace('_', " "))))?
    });
    unnamed.collect()
}

/// What it claims; the same thing claimed twice is drawn once.
fn claimed(
    inventory: &Inventory,
    sketch: &Sketch,
    outlooks: &[Outlook],
    places: &[Point],
    size: f64,
) -> Parts {
    let close = 1e-6 * size;
    let mut claims = Claims { sketch, points: places, close, parts: Parts::default() };
    for holding in [true, false] {
        let numbered = inventory.claims.iter().zip(outlooks).zip([1, 2, 3].into_iter().cycle());
        for ((shape, outlook), number) in numbered {
            if (*outlook != Outlook::Fails) == holding {
                // What has no place is not drawn.
                let _ = claims.draw(shape, *outlook, number);
            }
        }
    }
    // What only helps to see a claim lies under it.
    let ground = |part: &Part| matches!(part, Part::Segment { pen: Pen::Given, .. });
    claims.parts.parts.sort_by_key(|part| !ground(part));
    claims.parts
}

/// The rectangle that the frame must show.
fn content(near: &[Point], parts: &[(&Parts, f64)]) -> Rect {
    let around =
        Rect::around(near.iter().copied()).unwrap_or(Rect { low: [0.0; 2], high: [1.0; 2] });
    let size = plane::distance(around.low, around.high);
    let mut content = around;
    let room = around.grown(ROOM_FOR_CLAIMS * size);
    for (parts, whole) in parts {
        for &p in parts.wanted.iter().filter(|p| room.contains(**p)) {
            content = content.with(p);
        }
        for part in &parts.parts {
            if let Part::Circle { center, radius, .. } = part
                && *radius <= whole * size
            {
                let arm = [*radius, *radius];
                content = content.with(plane::add(*center, arm)).with(plane::sub(*center, arm));
            }
        }
    }
    let width = content.width().max(content.height());
    if width > 0.0 { content } else { content.grown(1.0) }
}

/// The words under the figure, and where they begin.
fn caption_items(caption: &Caption) -> (Vec<Item>, f64) {
    let most = f64::from(WIDTH) - 2.0 * MARGIN;
    let mut lines: Vec<(String, f64, Colour)> = Vec::new();
    for line in font::wrapped(&caption.title, TITLE, most, 1) {
        lines.push((line, TITLE, INK));
    }
    for line in font::wrapped(&caption.sentence, SENTENCE, most, 2) {
        lines.push((line, SENTENCE, caption.pen.ink()));
    }
    if let Some(details) = &caption.details {
        for line in font::wrapped(details, SMALL, most, 2) {
            lines.push((line, SMALL, palette::DIM));
        }
    }
    let height: f64 = lines.iter().map(|(_, size, _)| size * LEADING).sum();
    let top = f64::from(HEIGHT) - MARGIN / 2.0 - height;
    let mut y = top;
    let items = lines
        .into_iter()
        .map(|(text, size, colour)| {
            y += size * LEADING;
            let at = [MARGIN, y - size * LEADING / 2.0];
            Item::Words { at, align: Align::Left, text, size, colour }
        })
        .collect();
    (items, top - MARGIN / 2.0)
}

/// A label that gets its place later.
pub(super) fn label_of(anchor: Point, text: String, size: f64, colour: Colour) -> Label {
    Label { anchor, reach: 6.0, text, size, colour }
}

/// A label for a size.
pub(super) fn value_of(anchor: Point, text: String, pen: Pen) -> Label {
    label_of(anchor, text, VALUE, pen.ink())
}

/// The items of labels: a light ground where something lies behind, a line to a distant anchor, and the letters.
pub(super) fn label_items(placed: &label::Placed) -> Vec<Item> {
    let mut items = Vec::new();
    let rect = placed.rect;
    if placed.distant {
        let stroke = Stroke { colour: palette::FAINT, width: 0.8, dash: None };
        items.push(Item::Path { points: vec![placed.label.anchor, rect.center()], stroke });
    }
    if placed.covers || placed.distant {
        let corners =
            vec![rect.low, [rect.high[0], rect.low[1]], rect.high, [rect.low[0], rect.high[1]]];
        items.push(Item::Fill { corners, colour: WHITE, opacity: 0.8 });
    }
    items.push(Item::Words {
        at: rect.center(),
        align: Align::Center,
        text: placed.label.text.clone(),
        size: placed.label.size,
        colour: placed.label.colour,
    });
    items
}
