//! The theorem language as text: tokens, syntax tree, parser, canonical printing. Parsing never fails: it returns a tree
//! of what could be read, and a diagnostic for each mistake.

pub mod suggest;
mod token;
mod lexer;
pub mod ast;
mod parser;
pub mod print;
mod format;

pub use format::format;
pub use parser::parse;

use crate::diagnostic::{Code, Diagnostic};
use crate::limits;
use crate::source::Span;

/// The bytes of a file as text, without a byte order mark.
///
/// # Errors
/// [`Code::FileTooLarge`] beyond [`limits::FILE_BYTES`]; [`Code::NotText`] when the bytes are not UTF-8, with the place
/// of the first that are not.
pub fn decode(bytes: Vec<u8>) -> Result<String, Diagnostic> {
    if bytes.len() > limits::FILE_BYTES {
        return Err(too_large());
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text)),
        Err(error) => {
            let wide = matches!(error.as_bytes(), [0xff, 0xfe, ..] | [0xfe, 0xff, ..]);
            let at = u32::try_from(error.utf8_error().valid_up_to()).unwrap_or(u32::MAX);
            let hint = if wide {
                "it looks like UTF-16; save it as UTF-8"
            } else {
                "save it as UTF-8 text"
            };
            Err(Diagnostic::error(
                Code::NotText,
                Span { start: at, end: at },
                "the file is not UTF-8 text",
            )
            .hint(hint))
        }
    }
}

fn too_large() -> Diagnostic {
    let message = format!("the file has more than {} MiB", limits::FILE_BYTES >> 20);
    Diagnostic::error(Code::FileTooLarge, Span::default(), message)
        .hint("split it into several files")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_become_text() {
        assert_eq!(decode(b"\xef\xbb\xbfx".to_vec()).as_deref(), Ok("x"));
        let code = |bytes: Vec<u8>| {
            decode(bytes).map_err(|diagnostic| (diagnostic.code, diagnostic.primary.span.start))
        };
        assert_eq!(code(b"ab\xffc".to_vec()), Err((Code::NotText, 2)));
        assert_eq!(code(b"\xff\xfea\0".to_vec()), Err((Code::NotText, 0)));
        assert_eq!(code(vec![b' '; limits::FILE_BYTES + 1]), Err((Code::FileTooLarge, 0)));
    }
}
