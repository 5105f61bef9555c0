//! The canonical layout: the same tree, and formatting it again changes nothing.

use zippel::diagnostic::Severity;
use zippel::syntax;

/// Formats the bytes as a theorem file.
///
/// # Panics
/// Where a text without mistakes cannot be formatted, another tree comes out, or the layout is not its own layout.
pub fn run(data: &[u8]) {
    let Ok(text) = syntax::decode(data.to_vec()) else { return };
    let (tree, mut diagnostics) = syntax::parse(&text);
    diagnostics.retain(|diagnostic| diagnostic.severity == Severity::Error);
    let layout = match syntax::format(&text) {
        Ok(layout) => layout,
        Err(mistakes) => {
            assert_eq!(mistakes, diagnostics);
            assert!(!mistakes.is_empty());
            return;
        }
    };
    assert!(diagnostics.is_empty(), "{diagnostics:?}");
    let (again, diagnostics) = syntax::parse(&layout);
    let readable = diagnostics.iter().all(|diagnostic| diagnostic.severity != Severity::Error);
    assert!(readable, "{layout}\n{diagnostics:?}");
    assert_eq!(without_places(&tree), without_places(&again), "{layout}");
    assert_eq!(syntax::format(&layout).as_ref(), Ok(&layout), "formatting is idempotent");
}

/// A tree as text, its places left out. This does not go through the printer, which may print two trees alike.
fn without_places(tree: &syntax::ast::Ast) -> String {
    let text = format!("{tree:?}");
    let mut pieces = text.split("Span { start: ");
    let mut kept = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        kept.push_str(piece.split_once('}').map_or(piece, |(_, rest)| rest));
    }
    kept
}
