//! Classical theorems, general and with coordinates chosen, and one false variant of each.

use super::plane::{Plane, Point};
use zippel::arith::Arith;

type Pt<A> = Point<<A as Arith>::Value>;
type Values<A> = Vec<<A as Arith>::Value>;

fn three_feet<A: Arith>(g: &mut Plane<A>, a: &Pt<A>, b: &Pt<A>, c: &Pt<A>, d: &Pt<A>) -> Values<A> {
    let (e, f, h) = (g.foot(d, b, c), g.foot(d, c, a), g.foot(d, a, b));
    vec![g.collinear(&e, &f, &h)]
}

pub(crate) fn simson<A: Arith>(g: &mut Plane<A>) -> Values<A> {
    let [o, a] = g.frees();
    simson_on_circle(g, &o, &a)
}

pub(crate) fn simson_normalised<A: Arith>(g: &mut Plane<A>) -> Values<A> {
    let (o, a) = (g.at(0, 0), g.at(1, 0));
    simson_on_circle(g, &o, &a)
}

fn simson_on_circle<A: Arith>(g: &mut Plane<A>, o: &Pt<A>, a: &Pt<A>) -> Values<A> {
    let [b, c, d] = g.parameters().map(|t| g.rot_t(o, a, &t));
    three_feet(g, a, &b, &c, &d)
}

pub(crate) fn simson_false<A: Arith>(g: &mut Plane<A>) -> Values<A> {
    let [a, b, c, d] = g.frees();
    three_feet(g, &a, &b, &c, &d)
}

pub(crate) fn nine_point<A: Arith>(g: &mut Plane<A>) -> Values<A> {
    let [a, b, c] = g.frees();
    nine_points(g, &a, &b, &c)
}

pub(crate) fn nine_point_normalised<A: Arith>(g: &mut Plane<A>) -> Values<A> {
    let (a, b, c) = (g.at(0, 0), g.at(1, 0), g.free());
    nine_points(g, &a, &b, &c)
}

/// The midpoints of the sides, and the centre of the circle through them.
fn nine_point_centre<A: Arith>(
    g: &mut Plane<A>,
    a: &Pt<A>,
    b: &Pt<A>,
    c: &Pt<A>,
) -> ([Pt<A>; 3], Pt<A>) {
    let (ma, mb, mc) = (g.mid(b, c), g.mid(c, a), g.mid(a, b));
    let n = g.circumcenter(&ma, &mb, &mc);
    ([ma, mb, mc], n)
}

fn nine_points<A: Arith>(g: &mut Plane<A>, a: &Pt<A>, b: &Pt<A>, c: &Pt<A>) -> Values<A> {
    let ([ma, ..], n) = nine_point_centre(g, a, b, c);
    let r = g.dist2(&n, &ma);
    let h = g.orthocenter(a, b, c);
    let points = [
        g.foot(a, b, c),
        g.foot(b, c, a),
        g.foot(c, a, b),
        g.mid(a, &h),
        g.mid(b, &h),
        g.mid(c, &h),
    ];
    points.iter().map(|point| on_circle(g, &n, &r, point)).collect()
}

fn on_circle<A: Arith>(g: &mut Plane<A>, n: &Pt<A>, r: &A::Value, point: &Pt<A>) -> A::Value {
    let distance = g.dist2(n, point);
    g.sub(&distance, r)
}

pub(crate) fn nine_point_false<A: Arith>(g: &mut Plane<A>) -> Values<A> {
    let [a, b, c, p] = g.frees();
    let ([ma, ..], n) = nine_point_centre(g, &a, &b, &c);
    let r = g.dist2(&n, &ma);
    let foot = g.foot(&p, &b, &c);
    vec![on_circle(g, &n, &r, &foot)]
}

pub(crate) fn euler_line<A: Arith>(g: &mut Plane<A>) -> Values<A> {
    let [a, b, c] = g.frees();
    euler(g, &a, &b, &c)
}

pub(crate) fn euler_line_normalised<A: Arith>(g: &mut Plane<A>) -> Values<A> {
    let (a, b, c) = (g.at(0, 0), g.at(1, 0), g.free());
    euler(g, &a, &b, &c)
}

fn euler<A: Arith>(g: &mut Plane<A>, a: &Pt<A>, b: &Pt<A>, c: &Pt<A>) -> Values<A> {
    let (o, m, h) = (g.circumcenter(a, b, c), g.centroid(a, b, c), g.orthocenter(a, b, c));
    vec![g.collinear(&o, &m, &h)]
}

pub(crate) fn euler_line_false<A: Arith>(g: &mut Plane<A>) -> Values<A> {
    let [a, b, c] = g.frees();
    let (o, two) = (g.circumcenter(&a, &b, &c), g.int(2));
    let (sum, twice) = (g.plus(&a, &b), Point { x: g.mul(&two, &c.x), y: g.mul(&two, &c.y) });
    let sum = g.plus(&sum, &twice);
    let (m, h) = (g.over(&sum, 4), g.orthocenter(&a, &b, &c));
    vec![g.collinear(&o, &m, &h)]
}

fn pappus_hexagon<A: Arith>(g: &mut Plane<A>, [a, b, c, d, e, f]: [&Pt<A>; 6]) -> Values<A> {
    let (x, y, z) = (g.ll(a, e, b, d), g.ll(a, f, c, d), g.ll(b, f, c, e));
    vec![g.collinear(&x, &y, &z)]
}

fn pappus_with<A: Arith>(g: &mut Plane<A>, [a, b, d, e]: [&Pt<A>; 4]) -> Values<A> {
    let [l, m] = g.parameters();
    let (c, f) = (g.on_line(a, b, &l), g.on_line(d, e, &m));
    pappus_hexagon(g, [a, b, &c, d, e, &f])
}

pub(crate) fn pappus<A: Arith>(g: &mut Plane<A>) -> Values<A> {
    let [a, b, d, e] = g.frees();
    pappus_with(g, [&a, &b, &d, &e])
}

pub(crate) fn pappus_affine<A: Arith>(g: &mut Plane<A>) -> Values<A> {
    let (a, b, d, e) = (g.at(0, 0), g.at(1, 0), g.at(0, 1), g.free());
    pappus_with(g, [&a, &b, &d, &e])
}

pub(crate) fn pappus_projective<A: Arith>(g: &mut Plane<A>) -> Values<A> {
    let (a, b, d, e) = (g.at(0, 0), g.at(1, 0), g.at(0, 1), g.at(1, 1));
    pappus_with(g, [&a, &b, &d, &e])
}

pub(crate) fn pappus_false<A: Arith>(g: &mut Plane<A>) -> Values<A> {
    let [a, b, d, e, f] = g.frees();
    let l = g.parameter();
    let c = g.on_line(&a, &b, &l);
    pappus_hexagon(g, [&a, &b, &c, &d, &e, &f])
}

fn perspective<A: Arith>(g: &mut Plane<A>, t: [&Pt<A>; 3], s: [&Pt<A>; 3]) -> Values<A> {
    let ([a, b, c], [a1, b1, c1]) = (t, s);
    let (x, y, z) = (g.ll(a, b, a1, b1), g.ll(b, c, b1, c1), g.ll(c, a, c1, a1));
    vec![g.collinear(&x, &y, &z)]
}

fn desargues_with<A: Arith>(g: &mut Plane<A>, [o, a, b, c]: [&Pt<A>; 4]) -> Values<A> {
    let [r, s, t] = g.parameters();
    let (a1, b1, c1) = (g.on_line(o, a, &r), g.on_line(o, b, &s), g.on_line(o, c, &t));
    perspective(g, [a, b, c], [&a1, &b1, &c1])
}

pub(crate) fn desargues<A: Arith>(g: &mut Plane<A>) -> Values<A> {
    let [o, a, b, c] = g.frees();
    desargues_with(g, [&o, &a, &b, &c])
}

pub(crate) fn desargues_affine<A: Arith>(g: &mut Plane<A>) -> Values<A> {
    let (o, a, b, c) = (g.at(0, 0), g.at(1, 0), g.at(0, 1), g.free());
    desargues_with(g, [&o, &a, &b, &c])
}

pub(crate) fn desargues_false<A: Arith>(g: &mut Plane<A>) -> Values<A> {
    let [o, a, b, c, c1] = g.frees();
    let [r, s] = g.parameters();
    let (a1, b1) = (g.on_line(&o, &a, &r), g.on_line(&o, &b, &s));
    perspective(g, [&a, &b, &c], [&a1, &b1, &c1])
}

fn hexagon<A: Arith>(g: &mut Plane<A>, [p0, p1, p2, p3, p4, p5]: &[Pt<A>; 6]) -> Values<A> {
    let (x, y, z) = (g.ll(p0, p1, p3, p4), g.ll(p1, p2, p4, p5), g.ll(p2, p3, p5, p0));
    vec![g.collinear(&x, &y, &z)]
}

pub(crate) fn pascal_circle<A: Arith>(g: &mut Plane<A>) -> Values<A> {
    let [o, a] = g.frees();
    let [p1, p2, p3, p4, p5] = g.parameters().map(|t| g.rot_t(&o, &a, &t));
    hexagon(g, &[a, p1, p2, p3, p4, p5])
}

pub(crate) fn pascal_unit<A: Arith>(g: &mut Plane<A>) -> Values<A> {
    let (o, a) = (g.at(0, 0), g.at(1, 0));
    let points = g.parameters().map(|t| g.rot_t(&o, &a, &t));
    hexagon(g, &points)
}

pub(crate) fn pascal_conic<A: Arith>(g: &mut Plane<A>) -> Values<A> {
    let [o, u, w] = g.frees();
    let points = g.parameters().map(|t| {
        let Point { x: c, y: s } = g.unit(&t);
        let (cu, sw) = (g.scaled(&u, &c), g.scaled(&w, &s));
        let sum = g.plus(&o, &cu);
        g.plus(&sum, &sw)
    });
    hexagon(g, &points)
}

pub(crate) fn pascal_false<A: Arith>(g: &mut Plane<A>) -> Values<A> {
    let (o, a) = (g.at(0, 0), g.at(1, 0));
    let [p0, p1, p2, p3, p4] = g.parameters().map(|t| g.rot_t(&o, &a, &t));
    let p5 = g.free();
    hexagon(g, &[p0, p1, p2, p3, p4, p5])
}

type Circle<A> = (Pt<A>, <A as Arith>::Value);

/// The incircle (or an excircle) with centre `i` of the triangle with vertices `a` and `b` touches `circle`.
fn touches<A: Arith>(
    g: &mut Plane<A>,
    [a, b, i]: [&Pt<A>; 3],
    circle: impl Fn(&mut Plane<A>, [&Pt<A>; 3]) -> Circle<A>,
) -> Values<A> {
    let (b1, a1) = (g.reflect_line(b, a, i), g.reflect_line(a, b, i));
    let c = g.ll(a, &b1, b, &a1);
    let foot = g.foot(i, a, b);
    let rr = g.dist2(i, &foot);
    let (n, qq) = circle(g, [a, b, &c]);
    let dd = g.dist2(&n, i);
    let difference = g.sub(&dd, &qq);
    let difference = g.sub(&difference, &rr);
    let (square, four) = (g.mul(&difference, &difference), g.int(4));
    let product = g.mul(&four, &rr);
    let product = g.mul(&product, &qq);
    vec![g.sub(&square, &product)]
}

/// The centre and the squared radius of the nine-point circle.
fn nine_point_circle<A: Arith>(g: &mut Plane<A>, [a, b, c]: [&Pt<A>; 3]) -> Circle<A> {
    let ([.., mc], n) = nine_point_centre(g, a, b, c);
    let r = g.dist2(&n, &mc);
    (n, r)
}

pub(crate) fn feuerbach<A: Arith>(g: &mut Plane<A>) -> Values<A> {
    let [a, b, i] = g.frees();
    touches(g, [&a, &b, &i], nine_point_circle)
}

pub(crate) fn feuerbach_normalised<A: Arith>(g: &mut Plane<A>) -> Values<A> {
    let (a, b, i) = (g.at(0, 0), g.at(1, 0), g.free());
    touches(g, [&a, &b, &i], nine_point_circle)
}

pub(crate) fn feuerbach_false<A: Arith>(g: &mut Plane<A>) -> Values<A> {
    let [a, b, i] = g.frees();
    touches(g, [&a, &b, &i], |g, [a, b, c]| {
        let n = g.circumcenter(a, b, c);
        let r = g.dist2(&n, a);
        (n, r)
    })
}

fn miquel_with<A: Arith>(g: &mut Plane<A>, t: [&Pt<A>; 3], s: [&Pt<A>; 3]) -> Values<A> {
    let ([a, b, c], [d, e, f]) = (t, s);
    let o1 = g.circumcenter(a, e, f);
    let o2 = g.circumcenter(b, f, d);
    let o3 = g.circumcenter(c, d, e);
    let m = g.reflect_line(f, &o1, &o2);
    let (left, right) = (g.dist2(&m, &o3), g.dist2(c, &o3));
    vec![g.sub(&left, &right)]
}

fn miquel_on_sides<A: Arith>(g: &mut Plane<A>, [a, b, c]: [&Pt<A>; 3]) -> Values<A> {
    let [r, s, t] = g.parameters();
    let (d, e, f) = (g.on_line(b, c, &r), g.on_line(c, a, &s), g.on_line(a, b, &t));
    miquel_with(g, [a, b, c], [&d, &e, &f])
}

pub(crate) fn miquel<A: Arith>(g: &mut Plane<A>) -> Values<A> {
    let [a, b, c] = g.frees();
    miquel_on_sides(g, [&a, &b, &c])
}

pub(crate) fn miquel_normalised<A: Arith>(g: &mut Plane<A>) -> Values<A> {
    let (a, b, c) = (g.at(0, 0), g.at(1, 0), g.free());
    miquel_on_sides(g, [&a, &b, &c])
}

pub(crate) fn miquel_false<A: Arith>(g: &mut Plane<A>) -> Values<A> {
    let [a, b, c, f] = g.frees();
    let [r, s] = g.parameters();
    let (d, e) = (g.on_line(&b, &c, &r), g.on_line(&c, &a, &s));
    miquel_with(g, [&a, &b, &c], [&d, &e, &f])
}

fn butterfly_with<A: Arith>(
    g: &mut Plane<A>,
    [m, o, a]: [&Pt<A>; 3],
    direction: impl Fn(&mut Plane<A>) -> Pt<A>,
    coordinates: usize,
) -> Values<A> {
    let t = g.parameter();
    let am = g.minus(m, a);
    let b = g.second_on_circle(o, a, &am);
    let slope = Point { x: g.int(1), y: t };
    let c = g.second_on_circle(o, a, &slope);
    let cm = g.minus(m, &c);
    let d = g.second_on_circle(o, &c, &cm);
    let along = direction(g);
    let end = g.plus(m, &along);
    let chord = g.line(m, &end);
    let (ad, bc) = (g.line(a, &d), g.line(&b, &c));
    let (x, y, two) = (g.meet(&chord, &ad), g.meet(&chord, &bc), g.int(2));
    [(x.x, y.x, &m.x), (x.y, y.y, &m.y)]
        .into_iter()
        .take(coordinates)
        .map(|(x, y, m)| {
            let (sum, twice) = (g.add(&x, &y), g.mul(&two, m));
            g.sub(&sum, &twice)
        })
        .collect()
}

fn butterfly_of<A: Arith>(g: &mut Plane<A>, [m, o, a]: [&Pt<A>; 3]) -> Values<A> {
    let across = |g: &mut Plane<A>| {
        let mo = g.minus(o, m);
        g.turned(&mo)
    };
    butterfly_with(g, [m, o, a], across, 2)
}

pub(crate) fn butterfly<A: Arith>(g: &mut Plane<A>) -> Values<A> {
    let [m, o, a] = g.frees();
    butterfly_of(g, [&m, &o, &a])
}

pub(crate) fn butterfly_normalised<A: Arith>(g: &mut Plane<A>) -> Values<A> {
    let (m, o, a) = (g.at(0, 0), g.at(0, 1), g.free());
    butterfly_of(g, [&m, &o, &a])
}

pub(crate) fn butterfly_false<A: Arith>(g: &mut Plane<A>) -> Values<A> {
    let [m, o, a] = g.frees();
    let q = g.parameter();
    butterfly_with(g, [&m, &o, &a], |g| Point { x: g.int(1), y: q.clone() }, 1)
}

type Ratio<A> = fn(&mut Plane<A>, &Pt<A>, &Pt<A>, &Pt<A>) -> <A as Arith>::Value;

/// `(BD/DC)·(CE/EA)·(AF/FB) − value`.
fn product_of_ratios<A: Arith>(
    g: &mut Plane<A>,
    t: [&Pt<A>; 3],
    s: [&Pt<A>; 3],
    ratio: Ratio<A>,
    value: i64,
) -> Values<A> {
    let ([a, b, c], [d, e, f]) = (t, s);
    let (r, s, t, value) = (ratio(g, b, d, c), ratio(g, c, e, a), ratio(g, a, f, b), g.int(value));
    let product = g.mul(&r, &s);
    let product = g.mul(&product, &t);
    vec![g.sub(&product, &value)]
}

fn ceva_with<A: Arith>(
    g: &mut Plane<A>,
    [a, b, c, p, q]: [&Pt<A>; 5],
    ratio: Ratio<A>,
) -> Values<A> {
    let (d, e, f) = (g.ll(a, p, b, c), g.ll(b, p, c, a), g.ll(c, q, a, b));
    product_of_ratios(g, [a, b, c], [&d, &e, &f], ratio, 1)
}

pub(crate) fn ceva<A: Arith>(g: &mut Plane<A>) -> Values<A> {
    let [a, b, c, p] = g.frees();
    ceva_with(g, [&a, &b, &c, &p, &p], Plane::ratio)
}

pub(crate) fn ceva_affine<A: Arith>(g: &mut Plane<A>) -> Values<A> {
    let (a, b, c, p) = (g.at(0, 0), g.at(1, 0), g.at(0, 1), g.free());
    ceva_with(g, [&a, &b, &c, &p, &p], |g, p, q, r| {
        let [p, q, r] = [p, q, r].map(|point| {
            let two = g.int(2);
            let twice = g.mul(&two, &point.y);
            g.add(&point.x, &twice)
        });
        let (pq, qr) = (g.sub(&q, &p), g.sub(&r, &q));
        g.div(&pq, &qr)
    })
}

pub(crate) fn ceva_false<A: Arith>(g: &mut Plane<A>) -> Values<A> {
    let [a, b, c, p, q] = g.frees();
    ceva_with(g, [&a, &b, &c, &p, &q], Plane::ratio)
}

fn menelaus_with<A: Arith>(g: &mut Plane<A>, value: i64) -> Values<A> {
    let [a, b, c, p, q] = g.frees();
    let (d, e, f) = (g.ll(&p, &q, &b, &c), g.ll(&p, &q, &c, &a), g.ll(&p, &q, &a, &b));
    product_of_ratios(g, [&a, &b, &c], [&d, &e, &f], Plane::ratio, value)
}

pub(crate) fn menelaus<A: Arith>(g: &mut Plane<A>) -> Values<A> {
    menelaus_with(g, -1)
}

pub(crate) fn menelaus_false<A: Arith>(g: &mut Plane<A>) -> Values<A> {
    menelaus_with(g, 1)
}

pub(crate) fn napoleon<A: Arith>(g: &mut Plane<A>) -> Values<A> {
    let [a, b, c] = g.frees();
    napoleon_of(g, [&a, &b, &c])
}

pub(crate) fn napoleon_normalised<A: Arith>(g: &mut Plane<A>) -> Values<A> {
    let (a, b, c) = (g.at(0, 0), g.at(1, 0), g.free());
    napoleon_of(g, [&a, &b, &c])
}

fn napoleon_of<A: Arith>(g: &mut Plane<A>, [a, b, c]: [&Pt<A>; 3]) -> Values<A> {
    let (three, six) = (g.int(3), g.int(6));
    let s = g.sqrt(&three);
    let s = g.div(&s, &six);
    let [x, y, z] = [(a, b), (b, c), (c, a)].map(|(p, q)| {
        let (middle, side) = (g.mid(p, q), g.minus(q, p));
        let turned = g.turned(&side);
        let shift = g.scaled(&turned, &s);
        g.plus(&middle, &shift)
    });
    let (xy, yz, zx) = (g.dist2(&x, &y), g.dist2(&y, &z), g.dist2(&z, &x));
    vec![g.sub(&xy, &yz), g.sub(&yz, &zx)]
}
