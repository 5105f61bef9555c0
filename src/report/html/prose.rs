//! Sentences and program text as markup.

use maud::{Markup, html};

/// The words that begin a statement or an item of the theorem language.
const KEYWORDS: [&str; 17] = [
    "theorem", "point", "points", "point3", "points3", "number", "numbers", "require", "assume",
    "choose", "show", "expect", "source", "title", "tags", "reads", "use",
];

/// A sentence; `2^-113.2` in it becomes a power with its exponent raised.
pub(super) fn sentence(text: &str) -> Markup {
    let mut parts = text.split("2^-");
    html! {
        (parts.next().unwrap_or_default())
        @for part in parts {
            @let (exponent, rest) = part.split_at(exponent_length(part));
            span.power { "2" sup { "−" (exponent) } }
            (rest)
        }
    }
}

/// The length of the decimal number that the text begins with.
fn exponent_length(text: &str) -> usize {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let whole = digits(text);
    match text[whole..].strip_prefix('.') {
        Some(rest) if digits(rest) > 0 => whole + 1 + digits(rest),
        _ => whole,
    }
}

/// Text of the theorem language: keywords stand out, comments stand back.
pub(super) fn code(text: &str) -> Markup {
    html! {
        pre.code tabindex="0" {
            code {
                @for (number, line) in text.lines().enumerate() {
                    @if number > 0 { "\n" }
                    (code_line(line))
                }
            }
        }
    }
}

fn code_line(line: &str) -> Markup {
    let (statement, comment) = line.split_at(comment_start(line));
    let body = statement.trim_start();
    let (indent, _) = statement.split_at(statement.len() - body.len());
    let word = body.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default();
    let rest = &body[word.len()..];
    let keyword = KEYWORDS.contains(&word) && rest.starts_with(' ');
    html! {
        (indent)
        @if keyword { b { (word) } } @else { (word) }
        (rest)
        @if !comment.is_empty() { span.comment { (comment) } }
    }
}

/// Where the comment of a line begins; its length where there is none.
fn comment_start(line: &str) -> usize {
    let mut quoted = false;
    for (at, byte) in line.bytes().enumerate() {
        match byte {
            b'"' => quoted = !quoted,
            b'#' if !quoted => return at,
            _ => {}
        }
    }
    line.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn powers_are_raised() {
        assert_eq!(
            sentence("at most 2^-113.2. Or 2^-8").into_string(),
            "at most <span class=\"power\">2<sup>−113.2</sup></span>. Or <span class=\"power\">2<sup>−8</sup></span>"
        );
        assert_eq!(sentence("a < b").into_string(), "a &lt; b");
    }

    #[test]
    fn code_is_escaped_and_lightly_marked() {
        let text = "theorem \"a # <b>\" { # <i>\n    show x == y\n  show(x)\n}";
        assert_eq!(
            code(text).into_string(),
            "<pre class=\"code\" tabindex=\"0\"><code><b>theorem</b> &quot;a # &lt;b&gt;&quot; { \
             <span class=\"comment\"># &lt;i&gt;</span>\n    <b>show</b> x == y\n  show(x)\n}</code></pre>"
        );
    }
}
