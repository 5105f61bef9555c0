//! Two roads to every number: the program that was recorded from a recipe, and the direct reading of the recipe, modulo primes and over ℚ.

use super::recipe::{Recipe, Step};
use std::fmt::Debug;
use zippel::arith::Rejection;
use zippel::direct::{Choices, Direct, Guarded, Pointwise as _};
use zippel::eval::batch::{Batch, LANES};
use zippel::eval::formal::{run_with_inverses, run_without_inverses};
use zippel::eval::{Outcome, scalar};
use zippel::field::Field;
use zippel::field::montgomery::{PrimeField, Residue};
use zippel::field::prime::Prime;
use zippel::field::rational::Rationals;
use zippel::field::tower::TowerElement;
use zippel::slp::builder::Recorder;
use zippel::slp::{Node, NodeId, Slp};

/// Primes modulo which much vanishes, and two of 61 bits.
const PRIMES: [u64; 8] = [3, 5, 7, 11, 13, 101, (1 << 61) - 1, (1 << 60) + 33];

/// Reads the bytes as a recipe, and compares.
///
/// # Panics
/// Where two roads give different numbers, or only one of them gives any.
pub fn run(data: &[u8]) {
    let recipe = Recipe::read(data);
    let mut recorder = Recorder::new();
    let Ok((nodes, conclusions)) = recipe.play(&mut recorder) else {
        // Only a division by the literal zero stops the recorder, and every other reading as well.
        let at_zero = readings(&Rationals, &recipe, &recipe.parameters);
        assert!(at_zero.is_err(), "{recipe:?}");
        return;
    };
    for (number, node) in conclusions.into_iter().enumerate() {
        recorder.conclude(vec![node], number.to_string());
    }
    let recorded = Recorded { recipe: &recipe, slp: recorder.finish(), nodes };
    recorded.compare(&Rationals, &recipe.parameters);
    if recorded.requires_a_constant() {
        return;
    }
    for p in PRIMES {
        let field = PrimeField::new(Prime::new(p).expect("a prime"));
        if let Some(point) = residues(&field, &recipe) {
            recorded.compare(&field, &point);
        }
    }
    recorded.compare_batch([3, 5, 7, 11]);
    recorded.compare_batch([101, 13, (1 << 61) - 1, 3]);
}

/// The parameters in this field, if all of them have an image.
fn residues(field: &PrimeField, recipe: &Recipe) -> Option<Vec<Residue>> {
    recipe.parameters.iter().map(|value| field.reduce(value)).collect()
}

/// A program with the nodes of the values of its recipe.
struct Recorded<'r> {
    recipe: &'r Recipe,
    slp: Slp,
    nodes: Vec<NodeId>,
}

/// Parameters as given; the multiplier of a condition is one, where a single number is to be nonzero.
struct Given<'p, E>(std::slice::Iter<'p, E>);

impl<F: Field> Choices<F> for Given<'_, F::Element> {
    fn parameter(&mut self, _: &F) -> F::Element {
        self.0.next().expect("as many parameters as there are").clone()
    }

    fn multiplier(&mut self, field: &F) -> F::Element {
        field.one()
    }
}

type Values<E> = (Vec<TowerElement<E>>, Vec<TowerElement<E>>);

fn readings<F: Field>(
    field: &F,
    recipe: &Recipe,
    point: &[F::Element],
) -> Result<Values<F::Element>, Rejection> {
    recipe.play(&mut Direct::new(field.clone(), Given(point.iter())))
}

impl Recorded<'_> {
    /// Whether some condition says of a constant that it is not zero, be it as the divisor of zero: the program knows that, and tests nothing
    /// modulo p.
    fn requires_a_constant(&self) -> bool {
        let constant = |value: usize| {
            let node = self.nodes[value].index();
            matches!(self.slp.nodes[node], Node::Constant(_))
        };
        self.recipe.steps.iter().any(|step| match step {
            Step::Guard(values) => values.iter().any(|&value| constant(value)),
            Step::Div(u, w) => constant(*u) && constant(*w),
            _ => false,
        })
    }

    fn compare<F: Field>(&self, field: &F, point: &[F::Element])
    where
        F::Element: Debug,
    {
        let slp = &self.slp;
        let mut direct = Direct::new(field.clone(), Given(point.iter()));
        let directly = self.recipe.play(&mut direct);
        if directly.as_ref().err() == Some(&Rejection::TooLarge) {
            return;
        }
        if slp.roots.is_empty() {
            self.compare_values(field, point, directly.as_ref().map(|(values, _)| &values[..]));
        }
        // "Not both are zero" is tested by a combination, which vanishes modulo small primes where its numbers do not.
        let combines = |step: &Step| matches!(step, Step::Guard(values) if values.len() > 1);
        if self.recipe.steps.iter().any(combines) {
            return;
        }
        let formal = run_with_inverses(slp, field, point, || field.one());
        let first = directly.as_ref().map(|(_, conclusions)| {
            conclusions.iter().position(|value| !direct.tower().is_zero(value))
        });
        match (formal, first) {
            (Outcome::Rejected(program), Err(direct)) => self.rejected_alike(program, *direct),
            (Outcome::Zero, Ok(None)) => {}
            (Outcome::Nonzero(violation), Ok(Some(first))) => {
                assert_eq!(violation.position, first, "{}", self.slp);
                assert!(!violation.obligation);
            }
            (program, direct) => panic!("{program:?}, directly {direct:?}\n{slp}"),
        }
        self.compare_fractions(field, point, formal);
    }

    /// Without roots every value is compared.
    fn compare_values<F: Field>(
        &self,
        field: &F,
        point: &[F::Element],
        directly: Result<&[TowerElement<F::Element>], &Rejection>,
    ) {
        let mut values = Vec::new();
        match (scalar::run(&self.slp, field, point, &mut values), directly) {
            (Ok(()), Ok(directly)) => {
                for (node, direct) in self.nodes.iter().zip(directly) {
                    let direct = direct.as_scalar().expect("no roots");
                    assert_eq!(&values[node.index()], direct, "{node:?} of\n{}", self.slp);
                }
            }
            (Err(program), Err(direct)) => self.rejected_alike(program, *direct),
            (program, direct) => panic!("{program:?}, directly {direct:?}\n{}", self.slp),
        }
    }

    /// The roads meet what they reject in another order, and `0/w` is to the program a condition on `w`.
    fn rejected_alike(&self, program: Rejection, direct: Rejection) {
        for rejection in [program, direct] {
            let known = matches!(
                rejection,
                Rejection::BadConstant
                    | Rejection::Divisor
                    | Rejection::Guard
                    | Rejection::Radicand
            );
            assert!(known, "{program:?}, directly {direct:?}\n{}", self.slp);
        }
    }

    /// The reading without inverses agrees with its program, and where no condition fails with the reading with inverses.
    fn compare_fractions<F: Field>(&self, field: &F, point: &[F::Element], formal: Outcome) {
        let slp = &self.slp;
        let fractions = run_without_inverses(slp, field, point, || field.one());
        let mut guarded = Guarded::new(field.clone(), Given(point.iter()));
        match self.recipe.play(&mut guarded) {
            Ok((_, conclusions)) => {
                assert_eq!(fractions.satisfiable, guarded.is_admissible(), "{slp}");
                let first = conclusions.iter().position(|value| !guarded.vanishes(value));
                let program = match fractions.outcome {
                    Outcome::Zero => None,
                    Outcome::Nonzero(violation) => Some(violation.position),
                    // A constant divisor that is zero in this field: to the other reading, no branch is admissible.
                    Outcome::Rejected(Rejection::BadConstant) if !guarded.is_admissible() => return,
                    Outcome::Rejected(rejection) => panic!("{rejection:?}\n{slp}"),
                };
                assert_eq!(program, first, "{slp}");
                if !matches!(formal, Outcome::Rejected(_)) {
                    let formal = match formal {
                        Outcome::Nonzero(violation) => Some(violation.position),
                        _ => None,
                    };
                    assert_eq!(formal, first, "{slp}");
                    assert!(fractions.satisfiable, "{slp}");
                }
            }
            Err(rejection) => {
                assert_eq!(fractions.outcome, Outcome::Rejected(rejection), "{slp}");
            }
        }
    }

    /// Points together give what points one by one give.
    fn compare_batch(&self, primes: [u64; LANES]) {
        if !self.slp.roots.is_empty() {
            return;
        }
        let fields = primes.map(|p| PrimeField::new(Prime::new(p).expect("a prime")));
        let points: Option<Vec<Vec<Residue>>> =
            fields.iter().map(|field| residues(field, self.recipe)).collect();
        let Some(points) = points else { return };
        let lanes: Vec<[Residue; LANES]> = (0..self.recipe.parameters.len())
            .map(|i| std::array::from_fn(|j| points[j][i]))
            .collect();
        let outcomes = Batch::default().run(&self.slp, &fields, &lanes);
        for ((outcome, field), point) in outcomes.into_iter().zip(&fields).zip(&points) {
            let mut values = Vec::new();
            let alone = match scalar::run(&self.slp, field, point, &mut values) {
                Ok(()) => scalar::outcome(&self.slp, field, &values),
                Err(rejection) => Outcome::Rejected(rejection),
            };
            assert_eq!(outcome, alone, "modulo {}\n{}", field.modulus(), self.slp);
        }
    }
}
