//! The report as one HTML page that stands on its own: styles and figures are inside, nothing is fetched, and no script is needed.
//!
//! Everything that comes from theorem files is escaped; the only text that is not comes from this program: the style sheet and the figures.

mod badge;
mod figure;
mod overview;
mod prose;
mod theorem;

use crate::report::publication::Publication;
use maud::{DOCTYPE, Markup, PreEscaped, html};

/// The style sheet.
const STYLE: &str = include_str!("style.css");

/// What the page may load: nothing but what stands in it.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/// The page.
#[must_use]
pub fn render(publication: &Publication) -> String {
    let groups = publication.groups();
    let anchors = publication.anchors();
    let page: Markup = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="generator" content=(concat!("Zippel ", env!("CARGO_PKG_VERSION")));
                title { "Confidence report" }
                // Without it browsers ask the server for an icon.
                link rel="icon" href="data:,";
                style { (PreEscaped(STYLE)) }
            }
            body {
                header.page { (overview::summary(&publication.run)) }
                main {
                    section aria-labelledby="index" {
                        h2 #index { "Theorems" }
                        @for group in &groups { (overview::table(group, &anchors)) }
                    }
                    section aria-labelledby="details" {
                        h2 #details { "One by one" }
                        @for group in &groups {
                            @for entry in &group.entries {
                                (theorem::section(entry, &anchors[entry.number]))
                            }
                        }
                    }
                    section aria-labelledby="reading" {
                        h2 #reading { "How to read this report" }
                        (overview::reading())
                    }
                }
                footer.page {
                    p { "Made by Zippel " (env!("CARGO_PKG_VERSION")) "." }
                }
            }
        }
    };
    page.into_string()
}
