//! From a scene to SVG and PNG.
//!
//! Both are drawn four times as large as they are shown, since plotters counts in whole pixels: an SVG keeps the fine coordinates under a
//! smaller view box, and of a PNG each four pixels become one.

use super::font;
use super::item::{Align, Item};
use super::palette::{Colour, Stroke, WHITE};
use super::plane::{self, Point, Rect};
use super::scene::{HEIGHT, Scene, WIDTH};
use plotters::backend::DrawingBackend;
use plotters::prelude::{BitMapBackend, SVGBackend};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color as _, IntoFont as _, RGBColor, ShapeStyle, TextStyle};

/// Units of the drawing to a pixel of the figure.
const FINE: u32 = 4;
/// The width of the rim of a point.
const RIM: f64 = 1.3;
/// Pixels of a PNG to a pixel of the figure.
pub(super) const DENSITY: u32 = 2;
/// plotters divides type sizes of SVG by this.
const SVG_TYPE: f64 = 1.24;
/// The baseline of a text that plotters centres in SVG: half an x-height below, in units of the type size.
const SVG_BASELINE: f64 = 0.2735;

/// The scene as an SVG document.
pub(super) fn svg(scene: &Scene) -> String {
    let mut text = String::new();
    {
        let mut backend = SVGBackend::with_string(&mut text, (WIDTH * FINE, HEIGHT * FINE));
        // Writing to a string does not fail.
        let _ = paint(scene, &mut Svg(&mut backend)).and_then(|()| backend.present().map_err(drop));
    }
    let fine = format!("width=\"{}\" height=\"{}\"", WIDTH * FINE, HEIGHT * FINE);
    let shown = format!("width=\"{WIDTH}\" height=\"{HEIGHT}\" role=\"img\"");
    let text = text.replacen(&fine, &shown, 1);
    let words = format!(
        "<title>{}</title>\n<desc>{}</desc>\n",
        escaped(&scene.title),
        escaped(&scene.description)
    );
    match text.split_once(">\n") {
        Some((head, rest)) => format!("{head}>\n{words}{rest}"),
        None => text,
    }
}

/// The scene as a PNG file, twice as many pixels each way as the figure has.
pub(super) fn png(scene: &Scene) -> Vec<u8> {
    let (width, height) = (WIDTH * FINE, HEIGHT * FINE);
    let mut pixels = vec![255u8; width as usize * height as usize * 3];
    {
        let mut backend = BitMapBackend::with_buffer(&mut pixels, (width, height));
        // Painting in memory does not fail.
        let _ = paint(scene, &mut Bitmap(&mut backend));
    }
    let ratio = (FINE / DENSITY) as usize;
    let coarse = coarsened(&pixels, width as usize, ratio);
    encoded(&coarse, WIDTH * DENSITY, HEIGHT * DENSITY)
}

/// Each square of pixels becomes their mean.
fn coarsened(pixels: &[u8], width: usize, ratio: usize) -> Vec<u8> {
    let height = pixels.len() / 3 / width;
    let area = ratio * ratio;
    let mut coarse = Vec::with_capacity(pixels.len() / area);
    for y in 0..height / ratio {
        for x in 0..width / ratio {
            for channel in 0..3 {
                let mut sum = 0usize;
                for dy in 0..ratio {
                    for dx in 0..ratio {
                        let pixel = (y * ratio + dy) * width + x * ratio + dx;
                        sum += usize::from(pixels[pixel * 3 + channel]);
                    }
                }
                coarse.push(u8::try_from((sum + area / 2) / area).unwrap_or(u8::MAX));
            }
        }
    }
    coarse
}

fn encoded(pixels: &[u8], width: u32, height: u32) -> Vec<u8> {
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, width, height);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_filter(png::FilterType::Paeth);
    encoder.set_compression(png::Compression::Default);
    // Writing to memory does not fail.
    let _ = encoder.write_header().and_then(|mut writer| writer.write_image_data(pixels));
    file
}

/// A backend of plotters, and what is done differently for it.
trait Medium {
    type Backend: DrawingBackend;

    fn backend(&mut self) -> &mut Self::Backend;

    /// Draws a path.
    fn path(&mut self, points: &[Point], stroke: &Stroke) -> Result<(), ()>;

    /// Draws a circle.
    fn circle(&mut self, center: Point, radius: f64, stroke: &Stroke) -> Result<(), ()>;

    /// Sets a line of type, centred or beginning at a place halfway up its capitals.
    fn words(
        &mut self,
        at: Point,
        align: Align,
        text: &str,
        size: f64,
        colour: Colour,
    ) -> Result<(), ()>;
}

/// Scalable: strokes and letters remain strokes and letters.
struct Svg<'b, 's>(&'b mut SVGBackend<'s>);

impl<'s> Medium for Svg<'_, 's> {
    type Backend = SVGBackend<'s>;

    fn backend(&mut self) -> &mut Self::Backend {
        self.0
    }

    fn path(&mut self, points: &[Point], stroke: &Stroke) -> Result<(), ()> {
        self.0.draw_path(points.iter().map(|&p| spot(p)), &pen(stroke)).map_err(drop)
    }

    fn circle(&mut self, center: Point, radius: f64, stroke: &Stroke) -> Result<(), ()> {
        self.0.draw_circle(spot(center), size(radius), &pen(stroke), false).map_err(drop)
    }

    fn words(
        &mut self,
        at: Point,
        align: Align,
        text: &str,
        size: f64,
        colour: Colour,
    ) -> Result<(), ()> {
        let horizontal = if align == Align::Left { HPos::Left } else { HPos::Center };
        let raised = [at[0], at[1] + (font::CAPITAL / 2.0 - SVG_BASELINE) * size];
        let font = (font::FAMILY, size * SVG_TYPE * f64::from(FINE)).into_font();
        let colour = rgb(colour);
        let style = TextStyle::from(font).color(&colour).pos(Pos::new(horizontal, VPos::Center));
        self.0.draw_text(text, &style, spot(raised)).map_err(drop)
    }
}

/// Pixels: strokes are filled, since the backend's own are uneven, and letters are set here, since it forgets the space beside them.
struct Bitmap<'b, 's>(&'b mut BitMapBackend<'s>);

impl<'s> Medium for Bitmap<'_, 's> {
    type Backend = BitMapBackend<'s>;

    fn backend(&mut self) -> &mut Self::Backend {
        self.0
    }

    fn path(&mut self, points: &[Point], stroke: &Stroke) -> Result<(), ()> {
        let style = shade(stroke.colour, 1.0);
        let half = stroke.width / 2.0;
        for ends in points.windows(2) {
            let side =
                plane::scale(plane::quarter_turn(plane::unit(plane::sub(ends[1], ends[0]))), half);
            let corners = [
                plane::add(ends[0], side),
                plane::add(ends[1], side),
                plane::sub(ends[1], side),
                plane::sub(ends[0], side),
            ];
            self.0.fill_polygon(corners.map(spot), &style).map_err(drop)?;
        }
        Ok(())
    }

    fn circle(&mut self, center: Point, radius: f64, stroke: &Stroke) -> Result<(), ()> {
        let everywhere = Rect {
            low: plane::sub(center, [2.0 * radius; 2]),
            high: plane::add(center, [2.0 * radius; 2]),
        };
        for points in super::item::circle(center, radius, everywhere) {
            self.path(&points, stroke)?;
        }
        Ok(())
    }

    fn words(
        &mut self,
        at: Point,
        align: Align,
        text: &str,
        size: f64,
        colour: Colour,
    ) -> Result<(), ()> {
        let before = if align == Align::Left { 0.0 } else { font::width(text, size) / 2.0 };
        let start = [at[0] - before, at[1] + font::CAPITAL / 2.0 * size];
        let fine = f64::from(FINE);
        let mut result = Ok(());
        font::rasterize(text, size * fine, plane::scale(start, fine), |x, y, cover| {
            let colour = rgb(colour).mix(cover).to_backend_color();
            result = result.and(self.0.draw_pixel((x, y), colour).map_err(drop));
        });
        result
    }
}

fn paint<M: Medium>(scene: &Scene, medium: &mut M) -> Result<(), ()> {
    let (right, low) = (fine(f64::from(WIDTH)), fine(f64::from(HEIGHT)));
    let paper = shade(WHITE, 1.0);
    medium.backend().draw_rect((0, 0), (right, low), &paper, true).map_err(drop)?;
    for item in &scene.items {
        match item {
            Item::Path { points, stroke } => match stroke.dash {
                None => medium.path(points, stroke)?,
                Some(dash) => {
                    for dash in super::item::dashes(points, dash) {
                        medium.path(&dash, stroke)?;
                    }
                }
            },
            Item::Fill { corners, colour, opacity } => {
                let corners = corners.iter().map(|&corner| spot(corner));
                let style = shade(*colour, *opacity);
                medium.backend().fill_polygon(corners, &style).map_err(drop)?;
            }
            Item::Circle { center, radius, stroke } => medium.circle(*center, *radius, stroke)?,
            Item::Dot { center, radius, fill, rim } => {
                let spot = spot(*center);
                let (outer, inner) = (shade(*rim, 1.0), shade(*fill, 1.0));
                let backend = medium.backend();
                backend.draw_circle(spot, size(*radius), &outer, true).map_err(drop)?;
                backend.draw_circle(spot, size(*radius - RIM), &inner, true).map_err(drop)?;
            }
            Item::Words { at, align, text, size, colour } => {
                medium.words(*at, *align, text, *size, *colour)?;
            }
        }
    }
    Ok(())
}

fn rgb((red, green, blue): Colour) -> RGBColor {
    RGBColor(red, green, blue)
}

fn pen(stroke: &Stroke) -> ShapeStyle {
    ShapeStyle {
        color: rgb(stroke.colour).to_rgba(),
        filled: false,
        stroke_width: size(stroke.width),
    }
}

fn shade(colour: Colour, opacity: f64) -> ShapeStyle {
    ShapeStyle { color: rgb(colour).mix(opacity), filled: true, stroke_width: 0 }
}

fn spot(p: Point) -> (i32, i32) {
    (fine(p[0]), fine(p[1]))
}

/// A length in units of the drawing; what lies off the paper was cut off before.
#[allow(clippy::cast_possible_truncation, reason = "rounded, and within the paper")]
fn fine(length: f64) -> i32 {
    (length * f64::from(FINE)).round().clamp(-1e6, 1e6) as i32
}

fn size(length: f64) -> u32 {
    u32::try_from(fine(length)).unwrap_or(0)
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
