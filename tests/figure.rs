//! Figures: what they show, that it can be read, and that it is always the same.

use std::path::{Path, PathBuf};
use zippel::check::{Checked, Statement};
use zippel::deadline::Deadline;
use zippel::document::Document;
use zippel::figure::{Figure, HEIGHT, PlacedLabel, WIDTH};
use zippel::plan::{Request, Roads};
use zippel::sampling::Seed;
use zippel::theorem::kind::Kind;

fn seed() -> Seed {
    Seed::from_bytes([7; 32])
}

fn read(text: &str) -> Option<Document> {
    let document = Document::read(text);
    document.is_sound().then_some(document)
}

fn check(statement: &Statement<'_>) -> Option<Checked> {
    let request = Request { roads: Roads::Primes, ..Request::new(80) };
    statement.check(&request, &seed(), &Deadline::NEVER).ok()
}

/// The figures of a text, with the titles of their theorems.
fn figures(text: &str) -> Vec<(String, Option<Figure>)> {
    let document = read(text).expect("the text has no mistakes");
    let figure = |theorem| {
        let statement = Statement::new(theorem, &document.dictionary, text);
        Figure::of(&statement, &check(&statement)?, &seed())
    };
    document.theorems.iter().map(|theorem| (theorem.title.clone(), figure(theorem))).collect()
}

const TEXTS: [&str; 4] = [
    include_str!("figure/holds.thm"),
    include_str!("figure/fails.thm"),
    include_str!("witness/rational.thm"),
    include_str!("witness/real.thm"),
];

#[test]
fn figures_of_true_and_false_theorems() {
    for text in &TEXTS[..2] {
        for (title, figure) in figures(text) {
            let name: String =
                title.chars().map(|c| if c.is_alphanumeric() { c } else { '_' }).collect();
            insta::assert_snapshot!(name.to_lowercase(), figure.unwrap().svg());
        }
    }
}

#[test]
fn a_figure_is_a_function_of_text_and_seed() {
    let drawn = || figures(TEXTS[0]).into_iter().take(3).filter_map(|(_, figure)| figure);
    let files = |figure: Figure| (figure.svg(), figure.png());
    assert!(drawn().map(files).eq(drawn().map(files)));
}

fn overlap(one: &PlacedLabel, other: &PlacedLabel) -> bool {
    (0..2).all(|axis| one.low[axis] < other.high[axis] && other.low[axis] < one.high[axis])
}

/// No two labels overlap, none leaves the frame, and each point has its name.
fn assert_readable(title: &str, figure: &Figure) {
    let [low, high] = figure.paper();
    let labels = figure.labels();
    for (i, label) in labels.iter().enumerate() {
        for axis in 0..2 {
            let inside = low[axis] <= label.low[axis] && label.high[axis] <= high[axis];
            assert!(inside, "{title}: {} leaves the frame", label.text);
        }
        for other in &labels[..i] {
            assert!(!overlap(label, other), "{title}: {} lies on {}", label.text, other.text);
        }
    }
}

fn assert_png(title: &str, figure: &Figure) {
    let file = figure.png();
    let mut reader = png::Decoder::new(file.as_slice()).read_info().expect("a PNG file");
    let mut pixels = vec![0; reader.output_buffer_size()];
    let info = reader.next_frame(&mut pixels).expect("whole");
    assert_eq!((info.width, info.height), (2 * WIDTH, 2 * HEIGHT), "{title}");
    assert!(pixels.iter().any(|channel| *channel < 128), "{title} is blank");
}

#[test]
fn labels_can_be_read_and_files_are_whole() {
    for text in TEXTS {
        let document = read(text).unwrap();
        for (theorem, (title, figure)) in document.theorems.iter().zip(figures(text)) {
            let Some(figure) = figure else {
                let has_points = theorem.kinds.iter().any(Kind::is_point);
                assert!(!has_points || title == "Imaginary", "no figure of {title}");
                continue;
            };
            assert_readable(&title, &figure);
            let svg = figure.svg();
            assert!(svg.starts_with("<svg ") && svg.trim_end().ends_with("</svg>"), "{title}");
            assert_eq!(svg.matches("<title>").count(), 1, "{title}");
        }
    }
    for (title, figure) in figures(TEXTS[1]) {
        assert_png(&title, &figure.unwrap());
    }
}

#[test]
fn each_point_has_its_name() {
    let text = TEXTS[0];
    let document = read(text).unwrap();
    for (theorem, (_, figure)) in document.theorems.iter().zip(figures(text)) {
        let labels = figure.unwrap().labels();
        for (name, kind) in theorem.names.iter().zip(&theorem.kinds) {
            if kind.is_point() {
                let label = labels.iter().find(|label| label.text == *name);
                assert!(label.is_some(), "{}: {name}", theorem.title);
            }
        }
    }
}

#[test]
fn words_that_are_markup_are_escaped() {
    let text = "theorem \"A < B & \\\"C\\\"\" { points A, B\n show equal_length(A, B, B, A) }";
    for (_, figure) in figures(text) {
        let svg = figure.unwrap().svg();
        assert!(svg.contains("<title>A &lt; B &amp; "), "{svg}");
    }
}

#[test]
fn points_beyond_any_frame_become_arrows() {
    let text =
        "theorem \"Far away\" { points A, B\n Q = point(1000000000, 3)\n show collinear(A, B, Q) }";
    for (title, figure) in figures(text) {
        let figure = figure.unwrap();
        assert_readable(&title, &figure);
        assert!(figure.labels().iter().any(|label| label.text == "Q (1·10⁹, 3)"));
    }
}

/// Nothing to draw, or everything in one place, is no reason to fail.
#[test]
fn degenerate_figures_are_drawn_or_left_out() {
    for text in [
        "theorem \"No points\" { number k\n show k * k == k ^ 2 }",
        "theorem \"One point\" { points A\n show equal(A, A) }",
        "theorem \"One place\" { points A\n B = A\n show equal(A, B) }",
        "theorem \"Fixed\" { A = point(1, 2)\n show A.x == 2 }",
        "theorem \"Fixed line\" { points A\n show on(A, line_equation(0, 1, 0)) }",
        "theorem \"Impossible\" { points A, B\n require A != A\n show equal(A, B) }",
    ] {
        for (title, figure) in figures(text) {
            if let Some(figure) = figure {
                assert_readable(&title, &figure);
                assert!(!figure.svg().contains("NaN") && !figure.svg().contains("inf"), "{title}");
                assert_png(&title, &figure);
            }
        }
    }
}

fn theorem_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            files.extend(theorem_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "thm") {
            files.push(path);
        }
    }
    files.sort();
    files
}

/// One label in so many may lie on a line.
const MOST_COVERING: usize = 50;

/// The whole library, as far as its files stand by themselves.
#[test]
fn figures_of_the_library_can_be_read() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("theorems");
    let (mut all, mut covering) = (0, 0);
    for file in theorem_files(&folder) {
        let text = std::fs::read_to_string(&file).unwrap();
        if read(&text).is_none() {
            continue;
        }
        for (i, (title, figure)) in figures(&text).into_iter().enumerate() {
            if let Some(figure) = figure {
                assert_readable(&title, &figure);
                let labels = figure.labels();
                all += labels.len();
                covering += labels.iter().filter(|label| label.covers).count();
                if i == 0 {
                    assert_png(&title, &figure);
                }
            }
        }
    }
    // In a crowd there is not always a free place.
    assert!(MOST_COVERING * covering <= all, "{covering} of {all} labels lie on lines");
}
