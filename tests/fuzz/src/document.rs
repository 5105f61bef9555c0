//! Parser and resolver: from bytes to theorems, or to every mistake.

use zippel::diagnostic::Diagnostic;
use zippel::document::Document;
use zippel::render::render;
use zippel::source::Source;
use zippel::syntax;
use zippel::syntax::ast::Item;

/// Reads the bytes as a theorem file.
///
/// # Panics
/// Where a mistake has no place in the text, or a file without mistakes loses a theorem.
pub fn run(data: &[u8]) {
    let text = match syntax::decode(data.to_vec()) {
        Ok(text) => text,
        Err(mistake) => {
            assert!(mistake.primary.span.start as usize <= data.len(), "{mistake:?}");
            return;
        }
    };
    let document = Document::read(&text);
    let source = Source::new("fuzz.thm", text.as_str());
    shown(&source, &document.diagnostics);
    if document.is_sound() {
        let (ast, _) = syntax::parse(&text);
        let theorem = |item: &&Item| matches!(item, Item::Theorem(_));
        let written = ast.items.iter().filter(theorem).count();
        assert_eq!(document.theorems.len(), written, "every theorem of a sound file is there");
    } else {
        assert!(!document.diagnostics.is_empty());
    }
}

/// Every diagnostic says something about a place of the text, and can be shown.
///
/// # Panics
/// If one does not.
pub fn shown(source: &Source, diagnostics: &[Diagnostic]) {
    let text = source.text();
    for diagnostic in diagnostics {
        assert!(!diagnostic.message.is_empty(), "{diagnostic:?}");
        for label in diagnostic.others.iter().chain([&diagnostic.primary]) {
            let (start, end) = (label.span.start as usize, label.span.end as usize);
            assert!(start <= end, "{diagnostic:?}");
            assert!(text.is_char_boundary(start) && text.is_char_boundary(end), "{diagnostic:?}");
        }
    }
    let rendering = render(source, diagnostics, false);
    assert_eq!(rendering.is_empty(), diagnostics.is_empty());
}
