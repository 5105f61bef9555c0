//! The theorem language as text: tokens, syntax tree, parser, canonical printing. Parsing never fails: it returns a tree
//! of what could be read, and a diagnostic for each mistake.

pub mod ast;
