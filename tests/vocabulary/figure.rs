//! Configurations of the theorem language at rational points.

use crate::plane::{Circle, Dice, Line, P, Q};
use num_traits::Zero;
use zippel::check::Statement;
use zippel::interpret::{Locus, Number, Object};
use zippel::replay::{GivenPoint, Replay, Value, replay};
use zippel::sampling::Seed;
use zippel::slp::Slp;
use zippel::syntax;
use zippel::theorem::resolve::{Document, resolve};
use zippel::vocabulary;

/// How many configurations are looked at.
const CONFIGURATIONS: usize = 24;

/// A theorem that has been read, with what is known about its loci.
struct Text {
    document: Document,
    decisions: Vec<zippel::interpret::Decision>,
    slp: Slp,
}

/// What the laws of words are written with: coordinates, and nothing of the vocabulary.
const COORDINATES: &str = "
construction sq(A: point, B: point): number { (A.x - B.x) ^ 2 + (A.y - B.y) ^ 2 }
construction dt(u: vector, v: vector): number { u.x * v.x + u.y * v.y }
construction cr(u: vector, v: vector): number { u.x * v.y - u.y * v.x }
construction turn(v: vector): vector { vector(-v.y, v.x) }
construction times(u: vector, v: vector): vector { vector(u.x * v.x - u.y * v.y, u.x * v.y + u.y * v.x) }
construction at(P: point, l: line): number { l.a * P.x + l.b * P.y + l.c }
construction at(P: point, q: conic): number { q.a * P.x ^ 2 + q.b * P.x * P.y + q.c * P.y ^ 2 + q.d * P.x + q.e * P.y + q.f }
construction at(P: point, c: circle): number { sq(P, c.center) - c.squared_radius }
construction along(l: line): vector { vector(l.b, -l.a) }
construction touches(l: line, c: circle): number { at(c.center, l) ^ 2 - c.squared_radius * (l.a ^ 2 + l.b ^ 2) }
construction halfway(A: point, B: point): point { (A + B) / 2 }
construction sq(A: point3, B: point3): number { (A.x - B.x) ^ 2 + (A.y - B.y) ^ 2 + (A.z - B.z) ^ 2 }
construction dt(u: vector3, v: vector3): number { u.x * v.x + u.y * v.y + u.z * v.z }
construction vp(u: vector3, v: vector3): vector3 { vector3(u.y * v.z - u.z * v.y, u.z * v.x - u.x * v.z, u.x * v.y - u.y * v.x) }
construction tp(u: vector3, v: vector3, w: vector3): number { dt(u, vp(v, w)) }
construction nm(e: plane): vector3 { vector3(e.a, e.b, e.c) }
construction at(P: point3, e: plane): number { e.a * P.x + e.b * P.y + e.c * P.z + e.d }
construction halfway(A: point3, B: point3): point3 { (A + B) / 2 }
construction again(O: point3, A: point3, w: vector3): point3 { A - 2 * dt(w, A - O) / dt(w, w) * w }
construction crossing(A: point, B: point, C: point, D: point): point { A + cr(C - A, D - C) / cr(B - A, D - C) * (B - A) }
";

impl Text {
    fn new(statements: &str) -> Self {
        let text = format!("theorem \"test\" {{\n{statements}\n}}\n{COORDINATES}");
        let (ast, mistakes) = syntax::parse(&text);
        assert_eq!(mistakes, [], "{statements}");
        let (document, mistakes) = resolve(&ast, &text, vocabulary::dictionary());
        assert_eq!(mistakes, [], "{statements}");
        let statement = Statement::new(&document.theorems[0], &document.dictionary, &text);
        let program = statement.program(&Seed::from_bytes([3; 32])).unwrap();
        Self { decisions: program.decisions, slp: program.slp, document }
    }

    fn at(&self, parameters: &[Q]) -> Option<Replay> {
        assert_eq!(parameters.len(), self.slp.parameters.len());
        let theorem = &self.document.theorems[0];
        replay(theorem, &self.document.dictionary, &self.decisions, GivenPoint::new(parameters))
            .ok()
    }
}

/// A configuration at a rational point.
pub(crate) struct Figure {
    replay: Replay,
    /// The values that are given to the square roots, in the order in which they are taken.
    roots: Vec<Q>,
}

impl Figure {
    fn object(&self, name: &str) -> &Object<Value> {
        let found = self.replay.objects.iter().find(|(known, _)| known == name);
        &found.unwrap_or_else(|| panic!("nothing is called {name}")).1
    }

    /// The coefficients of a value over the products of square roots, each with the roots as bits.
    fn terms(number: &Number<Value>) -> Vec<(u32, Q)> {
        let value = match number {
            Number::Constant(constant) => return vec![(0, (**constant).clone())],
            Number::Value(value) => value,
        };
        let support: Vec<u32> =
            (0..u32::BITS).filter(|bit| value.support() >> bit & 1 == 1).collect();
        let roots = |index: usize| {
            let chosen = support.iter().enumerate().filter(|(i, _)| index >> i & 1 == 1);
            chosen.fold(0, |set, (_, bit)| set | 1 << bit)
        };
        let coefficients = value.coefficients().iter().enumerate();
        coefficients.map(|(index, q)| (roots(index), q.clone())).collect()
    }

    fn rational(&self, number: &Number<Value>) -> Q {
        let mut sum = Q::zero();
        for (set, coefficient) in Self::terms(number) {
            let chosen = self.roots.iter().enumerate().filter(|(i, _)| set >> i & 1 == 1);
            assert!(set >> self.roots.len() == 0, "a square root without a value");
            sum += chosen.fold(coefficient, |product, (_, root)| product * root);
        }
        sum
    }

    pub(crate) fn number(&self, name: &str) -> Q {
        match self.object(name) {
            Object::Number(number) => self.rational(number),
            _ => panic!("{name} is no number"),
        }
    }

    /// A point or a vector.
    pub(crate) fn point(&self, name: &str) -> P {
        match self.object(name) {
            Object::Pair(pair) => P { x: self.rational(&pair.x), y: self.rational(&pair.y) },
            _ => panic!("{name} is no point"),
        }
    }

    pub(crate) fn points<const N: usize>(&self, names: [&str; N]) -> [P; N] {
        names.map(|name| self.point(name))
    }

    pub(crate) fn line(&self, name: &str) -> Line {
        match self.object(name) {
            Object::Locus(locus) => match &**locus {
                Locus::Line(line) => Line {
                    a: self.rational(&line.a),
                    b: self.rational(&line.b),
                    c: self.rational(&line.c),
                },
                Locus::Circle(_) | Locus::Conic(_) => panic!("{name} is no line"),
            },
            _ => panic!("{name} is no line"),
        }
    }

    pub(crate) fn circle(&self, name: &str) -> Circle {
        match self.object(name) {
            Object::Locus(locus) => match &**locus {
                Locus::Circle(circle) => Circle {
                    center: P {
                        x: self.rational(&circle.center.x),
                        y: self.rational(&circle.center.y),
                    },
                    squared_radius: self.rational(&circle.squared_radius),
                },
                Locus::Line(_) | Locus::Conic(_) => panic!("{name} is no circle"),
            },
            _ => panic!("{name} is no circle"),
        }
    }

    /// The rational part of a point, and its coefficient of the first square root.
    pub(crate) fn parts(&self, name: &str) -> [P; 2] {
        let Object::Pair(pair) = self.object(name) else { panic!("{name} is no point") };
        let part = |number: &Number<Value>, set: u32| {
            let terms = Self::terms(number);
            assert!(terms.iter().all(|(known, _)| *known <= 1));
            terms.into_iter().filter(|(known, _)| *known == set).map(|(_, q)| q).sum()
        };
        [0, 1].map(|set| P { x: part(&pair.x, set), y: part(&pair.y, set) })
    }
}

/// Looks at random configurations of these statements, degenerate ones left out.
pub(crate) fn in_every(statements: &str, check: impl Fn(&Figure)) {
    let text = Text::new(&format!("{statements}\nshow 0 == 0"));
    let mut dice = Dice::new();
    let mut seen = 0;
    for _ in 0..2 * CONFIGURATIONS {
        let parameters: Vec<Q> = text.slp.parameters.iter().map(|_| dice.number()).collect();
        if let Some(replay) = text.at(&parameters) {
            check(&Figure { replay, roots: Vec::new() });
            seen += 1;
        }
    }
    assert!(seen >= CONFIGURATIONS, "too few configurations that are not degenerate");
}

/// The equations hold, on every branch, in random configurations of these statements.
pub(crate) fn laws(statements: &str, equations: &[&str]) {
    assert!(!equations.is_empty());
    for equation in equations {
        let [holds, fails] = verdicts(statements, equation);
        assert!(holds > CONFIGURATIONS / 2 && fails == 0, "{statements}\n{equation}");
    }
}

/// The claim holds in random configurations of some statements, and in none of others but by accident.
pub(crate) fn distinguishes(claim: &str, when: &str, unless: &str) {
    let [holds, fails] = verdicts(when, claim);
    assert!(holds > CONFIGURATIONS / 2 && fails == 0, "{when}\n{claim}");
    let [holds, fails] = verdicts(unless, claim);
    assert!(fails > CONFIGURATIONS / 2 && holds < CONFIGURATIONS / 4, "{unless}\n{claim}");
}

/// In how many of the configurations of these statements a claim holds, and in how many it fails.
fn verdicts(statements: &str, claim: &str) -> [usize; 2] {
    let text = Text::new(&format!("{statements}\nshow {claim}"));
    let mut dice = Dice::new();
    let mut counts = [0, 0];
    for _ in 0..CONFIGURATIONS {
        let parameters: Vec<Q> = text.slp.parameters.iter().map(|_| dice.number()).collect();
        if let Some(replay) = text.at(&parameters) {
            counts[usize::from(!replay.holds())] += 1;
        }
    }
    counts
}

/// The configuration of these statements at this point, with these values for the square roots.
pub(crate) fn draw(statements: &str, parameters: &[Q], roots: &[Q]) -> Figure {
    let text = Text::new(&format!("{statements}\nshow 0 == 0"));
    let replay = text.at(parameters).expect("a configuration that is not degenerate");
    Figure { replay, roots: roots.to_vec() }
}

/// Whether a claim holds at a point.
pub(crate) fn holds(statements: &str, claim: &str, parameters: &[Q]) -> bool {
    let text = Text::new(&format!("{statements}\nshow {claim}"));
    text.at(parameters).expect("a configuration that is not degenerate").holds()
}

/// The coordinates of points, one after the other.
pub(crate) fn coordinates<'p>(points: impl IntoIterator<Item = &'p P>) -> Vec<Q> {
    points.into_iter().flat_map(|p| [p.x.clone(), p.y.clone()]).collect()
}

/// Whether a claim about the points A, B, C, … holds for these.
pub(crate) fn holds_of(claim: &str, points: &[&P]) -> bool {
    let names: Vec<String> = "ABCDEFGH".chars().take(points.len()).map(String::from).collect();
    let statements = format!("points {}", names.join(", "));
    holds(&statements, claim, &coordinates(points.iter().copied()))
}

/// Does something with fresh dice, many times.
pub(crate) fn often(mut test: impl FnMut(&mut Dice)) {
    let mut dice = Dice::new();
    for _ in 0..CONFIGURATIONS {
        test(&mut dice);
    }
}
