//! A file as commands.

use crate::foreign::word::{Part, Word};
use crate::source::Span;

/// A command with its arguments.
#[derive(Clone, Debug)]
pub(super) struct Command<'t> {
    /// Its word.
    pub(super) head: Word<'t>,
    /// What follows.
    pub(super) arguments: Vec<Node<'t>>,
    /// Its text.
    pub(super) text: String,
}

/// A word, or what stands between braces.
#[derive(Clone, Debug)]
pub(super) enum Node<'t> {
    /// A word; whether it is the first of its line.
    Word(Word<'t>, bool),
    /// `{ … }`
    Group(Vec<Node<'t>>, Span),
}

impl Node<'_> {
    /// Its place.
    pub(super) fn span(&self) -> Span {
        match self {
            Self::Word(word, _) => word.span,
            Self::Group(_, span) => *span,
        }
    }
}

/// Commands that only draw, by the beginnings of their words.
const DRAWING: [&str; 8] = ["cmark", "mark", "draw", "fill", "hide", "show", "layer", "print"];
/// The other commands that only draw or say how to.
const SETTINGS: [&str; 24] = [
    "dim",
    "area",
    "color",
    "background",
    "fontsize",
    "normal",
    "double",
    "dash",
    "dashstyle",
    "thickness",
    "arrowstyle",
    "bezierprecision",
    "circleprecision",
    "linethickness",
    "mcp",
    "prooflevel",
    "prooflimit",
    "prover_timeout",
    "theorem_name",
    "export_to_latex",
    "export_to_simple",
    "export_to_svg",
    "trace",
    "animation_frames",
];

impl Command<'_> {
    /// Whether it adds nothing to the configuration.
    pub(super) fn only_draws(&self) -> bool {
        let word = self.head.text;
        DRAWING.iter().any(|beginning| word.starts_with(beginning)) || SETTINGS.contains(&word)
    }

    /// How many words it has.
    pub(super) fn words(&self) -> usize {
        fn count(node: &Node<'_>) -> usize {
            match node {
                Node::Word(..) => 1,
                Node::Group(parts, _) => parts.iter().map(count).sum(),
            }
        }
        self.arguments.iter().map(count).sum()
    }

    /// Its text, line by line.
    pub(super) fn lines(&self) -> impl Iterator<Item = String> {
        let lines: Vec<String> = self.text.lines().map(|line| line.trim().to_owned()).collect();
        lines.into_iter().filter(|line| !line.is_empty())
    }
}

/// The commands of a text, as its prover sees them.
pub(super) fn commands(text: Part<'_>) -> Vec<Command<'_>> {
    let lines = text.split(|c| c == '\n');
    let begins = |line: &str| line.split([' ', '\t', '{', '\r']).next() == Some("prove");
    let proves = |line: &Part<'_>| begins(line.text().trim_start());
    let hidden = |line: &Part<'_>| {
        line.text().trim_start().starts_with('%') && begins(uncommented(*line).text().trim_start())
    };
    let for_prover = !lines.iter().any(proves) && lines.iter().any(hidden);
    let mut kept = Vec::new();
    let mut skip = false;
    for line in lines {
        let comment = line.text().trim_start().starts_with('%');
        if for_prover && comment {
            skip |= uncommented(line).text().trim() == "skip";
            if hidden(&line) {
                kept.push(uncommented(line));
            }
            continue;
        }
        if line.is_blank() || comment {
            continue;
        }
        if std::mem::take(&mut skip) {
            continue;
        }
        kept.push(line.split_once('%').map_or(line, |(before, _)| before));
    }
    let tokens = kept.into_iter().flat_map(|line| tokens(line, for_prover)).collect();
    Reader { tokens, at: 0 }.commands(text.text())
}

/// A line without the marks of a comment before it.
fn uncommented(line: Part<'_>) -> Part<'_> {
    let mut rest = line;
    while let Some((before, after)) = rest.split_once('%') {
        if !before.is_blank() {
            break;
        }
        rest = after;
    }
    rest
}

/// A word or a brace, and whether it is the first of its line.
type Token<'t> = (Word<'t>, bool);

/// The words and braces of a line; without primes where these tell the prover's objects from the drawing's.
fn tokens(line: Part<'_>, without_primes: bool) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    for word in line.words() {
        let mut from = 0;
        for (at, brace) in word.text.match_indices(['{', '}']) {
            push(&mut tokens, word, from..at);
            push(&mut tokens, word, at..at + brace.len());
            from = at + brace.len();
        }
        push(&mut tokens, word, from..word.text.len());
    }
    if without_primes {
        tokens.iter_mut().for_each(|(word, _)| word.text = word.text.trim_end_matches('\''));
        tokens.retain(|(word, _)| !word.text.is_empty());
    }
    if let Some((_, fresh)) = tokens.first_mut() {
        *fresh = true;
    }
    tokens
}

fn push<'t>(tokens: &mut Vec<Token<'t>>, word: Word<'t>, range: std::ops::Range<usize>) {
    if range.is_empty() {
        return;
    }
    let start = word.span.start as usize;
    let span = crate::foreign::word::span(start + range.start, start + range.end);
    tokens.push((Word { text: &word.text[range], span }, false));
}

/// Braces within braces beyond this many are not read further.
const NESTING: usize = 100;

struct Reader<'t> {
    tokens: Vec<Token<'t>>,
    at: usize,
}

impl<'t> Reader<'t> {
    fn commands(mut self, text: &'t str) -> Vec<Command<'t>> {
        let mut commands = Vec::new();
        while let Some(&(head, _)) = self.tokens.get(self.at) {
            self.at += 1;
            let mut arguments = Vec::new();
            while let Some(&(word, fresh)) = self.tokens.get(self.at) {
                // A block may begin on the line after its command.
                if fresh && word.text != "{" {
                    break;
                }
                arguments.extend(self.node(0));
            }
            let end = arguments.last().map_or(head.span.end, |node| node.span().end);
            let own = text.get(head.span.start as usize..end as usize).unwrap_or_default();
            commands.push(Command { head, arguments, text: own.to_owned() });
        }
        commands
    }

    fn node(&mut self, depth: usize) -> Option<Node<'t>> {
        let &(word, fresh) = self.tokens.get(self.at)?;
        self.at += 1;
        if word.text != "{" || depth > NESTING {
            return Some(Node::Word(word, fresh));
        }
        let mut parts = Vec::new();
        let mut span = word.span;
        while let Some(&(next, _)) = self.tokens.get(self.at) {
            span = span.to(next.span);
            if next.text == "}" {
                self.at += 1;
                break;
            }
            parts.extend(self.node(depth + 1));
        }
        Some(Node::Group(parts, span))
    }
}

/// The commands inside a block.
pub(super) fn within<'t>(nodes: &[Node<'t>]) -> Vec<Command<'t>> {
    let mut commands: Vec<Command<'t>> = Vec::new();
    for node in nodes {
        match node {
            Node::Word(word, true) => {
                commands.push(Command { head: *word, arguments: Vec::new(), text: String::new() });
            }
            _ => {
                if let Some(command) = commands.last_mut() {
                    command.arguments.push(node.clone());
                } else if let Node::Word(word, _) = node {
                    commands.push(Command {
                        head: *word,
                        arguments: Vec::new(),
                        text: String::new(),
                    });
                }
            }
        }
    }
    commands
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(text: &str) -> Vec<String> {
        commands(Part::whole(text)).iter().map(|command| command.text.clone()).collect()
    }

    #[test]
    fn a_command_is_a_line_and_its_blocks() {
        let text =
            "point A 1 2 % here\n\ncmark_b A\nprove\n{ equal\r\n { a } {b} }\n% prove { no }\n";
        assert_eq!(written(text), ["point A 1 2", "cmark_b A", "prove\n{ equal\r\n { a } {b} }"]);
    }

    #[test]
    fn what_is_commented_out_for_the_prover_is_read() {
        let text = "online B' O A\n% skip\npoint B 5 5\n% a remark\nline l O B'\n%% prove { collinear O A B }\n";
        let commands = commands(Part::whole(text));
        let heads: Vec<&str> = commands.iter().map(|command| command.head.text).collect();
        assert_eq!(heads, ["online", "line", "prove"]);
        let Node::Word(point, _) = commands[0].arguments[0] else { panic!("a word") };
        assert_eq!(point.text, "B");
    }
}
