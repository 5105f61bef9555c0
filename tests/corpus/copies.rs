//! What a theorem says, whatever its points are called and in which order they and its statements stand.

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash as _, Hasher as _};
use std::mem::discriminant;
use zippel::theorem::dictionary::Dictionary;
use zippel::theorem::{Claim, Expr, Operation, Step, Theorem};

/// Words whose arguments may be exchanged at will.
const SYMMETRIC: &[&str] = &[
    "collinear",
    "concyclic",
    "concurrent",
    "parallel",
    "perpendicular",
    "line",
    "join",
    "midpoint",
    "centroid",
    "circumcenter",
    "orthocenter",
    "incenter",
    "intersection",
    "perpendicular_bisector",
    "circle_on_diameter",
    "length",
    "squared_length",
];

/// Words to which the order of the points of a line counts.
const ORIENTED: &[&str] = &["value_at", "signed_distance", "direction", "normal"];

/// A number that two theorems share when they say the same of the same construction. Names count for nothing, those of objects that are
/// defined by formulas included; the order of free points, of statements, and of the sides of an equation counts for nothing either.
///
/// Objects that are chosen freely, or on a locus, are told apart by what the theorem says when two of them are marked (individualisation
/// and refinement, as in tests of isomorphism).
pub(crate) fn meaning(theorem: &Theorem, dictionary: &Dictionary) -> u64 {
    let mut reader = Reader { theorem, dictionary, colours: vec![0; theorem.names.len()] };
    let chosen: Vec<usize> = theorem
        .steps
        .iter()
        .filter(|step| !matches!(step, Step::Define { .. }))
        .flat_map(|step| step.made().iter().map(|slot| slot.0))
        .collect();
    let mut marks = vec![0; theorem.names.len()];
    let mut said = vec![reader.read(&marks)];
    for &first in &chosen {
        for &second in &chosen {
            marks[first] += 1;
            marks[second] += 2;
            said.push(reader.read(&marks));
            marks[first] = 0;
            marks[second] = 0;
        }
    }
    unordered(said)
}

struct Reader<'t> {
    theorem: &'t Theorem,
    dictionary: &'t Dictionary,
    /// What each object is.
    colours: Vec<u64>,
}

fn hash(parts: &[u64]) -> u64 {
    let mut hasher = DefaultHasher::new();
    parts.hash(&mut hasher);
    hasher.finish()
}

/// Of parts in any order.
fn unordered(mut parts: Vec<u64>) -> u64 {
    parts.sort_unstable();
    hash(&parts)
}

impl Reader<'_> {
    /// The whole theorem, with these marks on chosen objects.
    fn read(&mut self, marks: &[u64]) -> u64 {
        let mut said = Vec::new();
        for step in &self.theorem.steps {
            let (sort, condition) = match step {
                Step::Show(condition) => (1, condition),
                Step::Require(condition) => (2, condition),
                Step::Assume(condition) => (3, condition),
                Step::Choose(condition) => (4, condition),
                made => {
                    self.colour(made, marks);
                    continue;
                }
            };
            // A condition that is required holds or fails as a whole.
            let claims: Vec<u64> = condition.claims.iter().map(|claim| self.claim(claim)).collect();
            let whole = if sort == 2 { vec![unordered(claims)] } else { claims };
            said.extend(whole.into_iter().map(|claim| hash(&[sort, claim])));
        }
        unordered(said)
    }

    fn colour(&mut self, step: &Step, marks: &[u64]) {
        let is_definition = matches!(step, Step::Define { .. });
        let from: Vec<u64> = step.operands().into_iter().map(|expr| self.expr(expr)).collect();
        for (place, slot) in step.made().iter().enumerate() {
            self.colours[slot.0] = match from.as_slice() {
                // What has one name is what defines it.
                [value] if is_definition && step.made().len() == 1 => *value,
                [value] if is_definition => hash(&[*value, place as u64]),
                _ => {
                    let sort = u64::from(self.theorem.kinds[slot.0].is_point());
                    hash(&[sort, unordered(from.clone()), marks[slot.0]])
                }
            };
        }
    }

    fn claim(&self, claim: &Claim) -> u64 {
        match claim {
            Claim::Equal(left, right) => unordered(vec![self.expr(left), self.expr(right)]),
            Claim::Less { lesser, greater, strict } => {
                hash(&[u64::from(*strict), self.expr(lesser), self.expr(greater)])
            }
            Claim::Predicate { word, arguments } => {
                self.call(&self.dictionary.word(*word).name, arguments)
            }
        }
    }

    fn call(&self, word: &str, arguments: &[Expr]) -> u64 {
        let oriented = ORIENTED.contains(&word);
        let argument = |argument: &Expr| match &argument.operation {
            Operation::Call { arguments, .. } if oriented => {
                hash(&arguments.iter().map(|end| self.expr(end)).collect::<Vec<_>>())
            }
            _ => self.expr(argument),
        };
        let arguments: Vec<u64> = arguments.iter().map(argument).collect();
        let mut hasher = DefaultHasher::new();
        word.hash(&mut hasher);
        let symmetric = SYMMETRIC.contains(&word);
        hash(&[hasher.finish(), if symmetric { unordered(arguments) } else { hash(&arguments) }])
    }

    fn expr(&self, expr: &Expr) -> u64 {
        let mut hasher = DefaultHasher::new();
        match &expr.operation {
            Operation::Slot(slot) => return self.colours[slot.0],
            Operation::Call { word, arguments } => {
                return self.call(&self.dictionary.word(*word).name, arguments);
            }
            Operation::Constant(value) => value.hash(&mut hasher),
            Operation::Component(_, component) => component.name().hash(&mut hasher),
            Operation::Power(_, exponent) => exponent.hash(&mut hasher),
            _ => {}
        }
        discriminant(&expr.operation).hash(&mut hasher);
        let operands: Vec<u64> = expr.operands().iter().map(|operand| self.expr(operand)).collect();
        hash(&[hasher.finish(), hash(&operands)])
    }
}

#[test]
fn a_copy_is_recognised() {
    let theorem = |body: &str| {
        let text = format!("theorem \"T\" {{\n{body}\n}}\n");
        let document = zippel::document::Document::read(&text);
        assert!(document.is_sound(), "{body}: {:?}", document.diagnostics);
        meaning(&document.theorems[0], &document.dictionary)
    };
    let varignon = theorem(
        "points A, B, C, D\nshow parallel(line(midpoint(A, B), midpoint(B, C)), line(midpoint(C, D), midpoint(D, A)))",
    );
    let renamed = "points X, Y, Z, W\nM = midpoint(Y, Z)\nK = midpoint(W, X)\nN = midpoint(X, Y)\nL = midpoint(Z, W)\n\
        show parallel(line(L, K), line(M, N))";
    assert_eq!(theorem(renamed), varignon);
    let reordered = "points D, B, C, A\nshow parallel(line(midpoint(B, A), midpoint(B, C)), line(midpoint(D, C), midpoint(D, A)))";
    assert_eq!(theorem(reordered), varignon);
    let crossed = "points A, B, C, D\nshow parallel(line(midpoint(A, B), midpoint(B, C)), line(midpoint(B, D), midpoint(D, A)))";
    assert_ne!(theorem(crossed), varignon);
    let simson = |word: &str| {
        theorem(&format!(
            "points A, B, C\npoint P on {word}\nshow collinear(foot(P, line(A, B)), foot(P, line(B, C)), foot(P, line(C, A)))"
        ))
    };
    assert_ne!(simson("circle(A, B, C)"), simson("circle(B, C)"));
    let weaker = theorem("points A, B, C\nrequire not collinear(A, B, C)\nshow A == B");
    assert_ne!(weaker, theorem("points A, B, C\nshow A == B"));
}
