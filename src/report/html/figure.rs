//! Figures inside the page. Each is there once; its thumbnail refers to it.

use crate::report::publication::Figure;
use maud::{Markup, PreEscaped, html};

/// The figure, drawn in full. A figure that is no SVG document is left out.
pub(super) fn full(figure: &Figure, anchor: &str) -> Markup {
    let Some(drawing) = Drawing::of(&figure.svg) else { return html! {} };
    let id = id(anchor);
    html! {
        figure {
            svg #(id) role="img" aria-label=(figure.description) viewBox=(drawing.view)
                preserveAspectRatio="xMidYMid meet" { (PreEscaped(drawing.content)) }
            figcaption { (figure.description) }
        }
    }
}

/// The figure, small.
pub(super) fn thumbnail(figure: Option<&Figure>, anchor: &str, title: &str) -> Markup {
    let drawn = figure.is_some_and(|figure| Drawing::of(&figure.svg).is_some());
    html! {
        @if drawn {
            svg.thumbnail role="img" aria-label=(format!("Figure of {title}")) width="72" height="54" {
                use href=(format!("#{}", id(anchor))) width="72" height="54" {}
            }
        }
    }
}

fn id(anchor: &str) -> String {
    format!("figure-of-{anchor}")
}

/// An SVG document taken apart.
struct Drawing<'f> {
    /// The part of the plane that is shown.
    view: String,
    /// What stands inside the outermost element.
    content: &'f str,
}

impl<'f> Drawing<'f> {
    fn of(svg: &'f str) -> Option<Self> {
        let start = svg.find("<svg")?;
        let head_end = start + svg[start..].find('>')?;
        let content_end = svg.rfind("</svg>").filter(|&end| end > head_end)?;
        let head = &svg[start..head_end];
        let view = match attribute(head, "viewBox") {
            Some(view) => view.to_owned(),
            None => format!("0 0 {} {}", attribute(head, "width")?, attribute(head, "height")?),
        };
        Some(Self { view, content: svg[head_end + 1..content_end].trim() })
    }
}

/// The value of an attribute of a tag.
fn attribute<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    let value = tag.split_once(&format!(" {name}=\""))?.1;
    value.split_once('"').map(|(value, _)| value)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figure(svg: &str) -> Figure {
        Figure { svg: svg.to_owned(), description: "A < B".to_owned() }
    }

    #[test]
    fn a_document_becomes_an_element_with_a_text_alternative() {
        let svg = "<?xml version=\"1.0\"?>\n<svg width=\"640\" height=\"480\" xmlns=\"x\">\n<circle/>\n</svg>\n";
        let full = full(&figure(svg), "theorem-a").into_string();
        assert!(full.contains("<svg id=\"figure-of-theorem-a\" role=\"img\" aria-label=\"A &lt; B\" viewBox=\"0 0 640 480\""));
        assert!(full.contains("><circle/></svg>"));
        assert!(!full.contains("<?xml"));
        let thumbnail = thumbnail(Some(&figure(svg)), "theorem-a", "\"A\"").into_string();
        assert!(thumbnail.contains("href=\"#figure-of-theorem-a\""));
        assert!(thumbnail.contains("aria-label=\"Figure of &quot;A&quot;\""));
    }

    #[test]
    fn what_is_no_drawing_is_left_out() {
        for svg in ["", "<svg", "<svg>", "<svg></svg>", "</svg><svg width=\"1\" height=\"1\">"] {
            assert_eq!(full(&figure(svg), "a").into_string(), "", "{svg}");
            assert_eq!(thumbnail(Some(&figure(svg)), "a", "b").into_string(), "", "{svg}");
        }
        assert_eq!(thumbnail(None, "a", "b").into_string(), "");
    }
}
