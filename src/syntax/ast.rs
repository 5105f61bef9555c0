//! The syntax tree of a theorem file: what is written, before any name is looked up.

use crate::source::Span;
use num_rational::BigRational;

/// A file: its items in order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ast {
    /// The items.
    pub items: Vec<Item>,
}

/// A top-level item.
#[derive(Clone, Debug, PartialEq)]
pub enum Item {
    /// `use "other.thm"`.
    Use(Text),
    /// `theorem "Title" { … }`.
    Theorem(Theorem),
    /// `construction …` or `predicate …`.
    Word(Word),
}

/// A string literal: its contents and its place, quotes included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// The contents, without quotes and escapes.
    pub value: String,
    /// The place.
    pub span: Span,
}

/// An identifier and its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// The identifier.
    pub text: String,
    /// The place.
    pub span: Span,
}

/// A theorem.
#[derive(Clone, Debug, PartialEq)]
pub struct Theorem {
    /// The title.
    pub title: Text,
    /// The statements between the braces.
    pub body: Vec<Statement>,
    /// From `theorem` to the closing brace.
    pub span: Span,
}

/// Which sort of word a definition makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WordForm {
    /// `construction`: computes objects.
    Construction,
    /// `predicate`: a conjunction of equations.
    Predicate,
}

/// The definition of a word.
#[derive(Clone, Debug, PartialEq)]
pub struct Word {
    /// The lines of the doc comment (`## …`), without the marks and one leading blank.
    pub docs: Vec<String>,
    /// Construction or predicate.
    pub form: WordForm,
    /// Its name.
    pub name: Name,
    /// Its parameters.
    pub parameters: Vec<Parameter>,
    /// The kinds of a construction's results; empty for a predicate.
    pub results: Vec<Name>,
    /// The statements between the braces.
    pub body: Vec<Statement>,
    /// From the keyword to the closing brace.
    pub span: Span,
}

/// A parameter `name: kind`, or `name: kind...` for one or more arguments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parameter {
    /// Its name.
    pub name: Name,
    /// Its kind.
    pub kind: Name,
    /// Whether three dots follow: the parameter stands for one or more arguments. Only the last may.
    pub rest: bool,
}

/// A statement and its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement {
    /// What it says.
    pub kind: StatementKind,
    /// From its first token to its last.
    pub span: Span,
}

/// What a statement says.
#[derive(Clone, Debug, PartialEq)]
pub enum StatementKind {
    /// `points A, B` (free), `point P on LOCUS`, `point X on LOCUS, LOCUS other than A`, `points X, Y on …`; in space `points3 A, B`, ….
    Points {
        /// Where the points are.
        ambient: Ambient,
        /// The new points.
        names: Vec<Name>,
        /// The loci after `on`; empty for free points.
        loci: Vec<Expr>,
        /// The point after `other than`.
        other_than: Option<Expr>,
    },
    /// `number k`, `numbers k, m`.
    Numbers(Vec<Name>),
    /// `X = …`, or `X, Y = …`.
    Definition {
        /// The new names.
        names: Vec<Name>,
        /// The value.
        value: Expr,
    },
    /// `require CONDITION`, or `require CONDITION, "what it says"`; in the text `{A}` stands for what is called A.
    Require {
        /// The condition.
        condition: Expr,
        /// How reports say it.
        message: Option<Text>,
    },
    /// `assume EQUATION`.
    Assume(Expr),
    /// `choose CONDITION`.
    Choose(Expr),
    /// `show CLAIM`.
    Show(Expr),
    /// `expect VERDICT`; the verdict's words joined as written, for example `holds-as-drawn`.
    Expect(Name),
    /// `source "…"`.
    Source(Text),
    /// `title "…"`.
    Title(Text),
    /// `tags "…", "…"`.
    Tags(Vec<Text>),
    /// `reads "…"`, or for a predicate `reads "…", "…"` (affirmed, denied): how the word is said; `{P}` stands for an argument.
    Reads(Vec<Text>),
    /// The bare expressions that end a word's body (several results are separated by commas), or one equation of a predicate.
    Result(Vec<Expr>),
}

/// Where points are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ambient {
    /// In the plane.
    Plane,
    /// In space.
    Space,
}

/// An expression or condition and its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Expr {
    /// What it is.
    pub kind: ExprKind,
    /// From its first token to its last.
    pub span: Span,
}

/// An expression or condition.
#[derive(Clone, Debug, PartialEq)]
pub enum ExprKind {
    /// An integer or decimal literal, exactly.
    Number(BigRational),
    /// A name.
    Name(String),
    /// `word(argument, …)`.
    Call {
        /// The word.
        word: Name,
        /// Its arguments.
        arguments: Vec<Expr>,
    },
    /// `base.name`.
    Member {
        /// The object.
        base: Box<Expr>,
        /// The component.
        name: Name,
    },
    /// `-operand`.
    Negative(Box<Expr>),
    /// `not operand`.
    Not(Box<Expr>),
    /// `left operator right`.
    Binary {
        /// The operator.
        operator: BinaryOperator,
        /// The left operand.
        left: Box<Expr>,
        /// The right operand.
        right: Box<Expr>,
    },
    /// `a == b`, `a != b`, `a < b`, and chains such as `a == b == c`: one operator fewer than operands.
    Comparison {
        /// The operands, at least two.
        operands: Vec<Expr>,
        /// The operators between them.
        operators: Vec<ComparisonOperator>,
    },
    /// Something that could not be read; a diagnostic has been given.
    Error,
}

/// An arithmetic operator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BinaryOperator {
    /// `+`
    Add,
    /// `-`
    Sub,
    /// `*`
    Mul,
    /// `/`
    Div,
    /// `^`
    Pow,
}

/// A comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ComparisonOperator {
    /// `==`
    Equal,
    /// `!=`
    NotEqual,
    /// `<`
    Less,
    /// `<=`
    LessEqual,
    /// `>`
    Greater,
    /// `>=`
    GreaterEqual,
}
