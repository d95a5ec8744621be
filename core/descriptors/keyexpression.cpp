// SPDX-License-Identifier: MIT

#include "core/descriptors/keyexpression.h"

#include "core/util/hex.h"

#include <algorithm>

namespace lockstep {

namespace {

constexpr std::size_t XOnlyHex = 64;
constexpr std::size_t CompressedHex = 66;
constexpr std::size_t UncompressedHex = 130;
constexpr std::uint8_t MaxDepth = 255;

bool isHex(std::string_view text) { return text.find_first_not_of("0123456789abcdefABCDEF") == std::string_view::npos; }

Error malformedKey(const char* detail) { return {Errc::Malformed, detail}; }

/// A text of the wrong length is no key; to call it truncated would tell a person nothing.
Error keyError(const Error& error)
{
    const bool isLength = error.code == Errc::Truncated || error.code == Errc::OutOfRange;
    return isLength ? malformedKey("key: neither an extended public key nor a public key in hex") : error;
}

/// Steps as descriptors write them: `'` or `h` for hardened, no `m`, no `H` (BIP380).
Result<KeyPath> parseSteps(std::string_view text)
{
    if (text.empty() || text.find_first_not_of("0123456789'h/") != std::string_view::npos)
        return malformedKey("key: a derivation step is not a number");
    return KeyPath::parse(text);
}

Result<std::optional<KeyOrigin>> takeOrigin(std::string_view& text)
{
    if (!text.starts_with('[')) return std::optional<KeyOrigin>();
    const std::size_t end = text.find(']');
    if (end == std::string_view::npos) return malformedKey("key origin: no closing bracket");
    const std::string_view inside = text.substr(1, end - 1);
    if (inside.find('H') != std::string_view::npos) return malformedKey("key origin: hardened is written ' or h");
    auto origin = KeyOrigin::parse(inside);
    if (!origin) return origin.error();
    text.remove_prefix(end + 1);
    return std::optional(std::move(*origin));
}

std::string tupleText(const std::vector<std::uint32_t>& tuple)
{
    std::string text = "/<";
    for (const std::uint32_t step : tuple) text += KeyPath{{step}}.suffix().substr(1) + ';';
    text.back() = '>';
    return text;
}

} // namespace

Result<KeyExpression> KeyExpression::parse(std::string_view text, Network network, KeyForm form)
{
    KeyExpression key;
    key.m_form = form;
    auto origin = takeOrigin(text);
    if (!origin) return origin.error();
    key.m_origin = std::move(*origin);
    if (text.empty()) return malformedKey("key: nothing where a key belongs");

    const bool isConstant = text.size() >= XOnlyHex && text.size() <= UncompressedHex && isHex(text);
    const auto read = isConstant ? key.readConstant(text) : key.readExtended(text, network);
    if (!read) return read.error();
    return key;
}

Result<void> KeyExpression::readConstant(std::string_view hex)
{
    const bool isXOnly = hex.size() == XOnlyHex && m_form == KeyForm::Taproot;
    m_isUncompressed = hex.size() == UncompressedHex;
    if (!isXOnly && hex.size() != CompressedHex && !m_isUncompressed)
        return malformedKey("key: not as long as a public key is here");
    if (m_isUncompressed && m_form != KeyForm::AnyFullKey)
        return malformedKey("key: this script takes compressed keys only");

    const auto bytes = fromHex(isXOnly ? "02" + std::string(hex) : std::string(hex));
    if (!bytes) return bytes.error();
    auto point = PublicKey::parse(*bytes);
    if (!point) return point.error();
    m_branches.push_back({*point, std::nullopt});
    return {};
}

Result<void> KeyExpression::readExtended(std::string_view text, Network network)
{
    const std::size_t keyEnd = std::min(text.find('/'), text.size());
    auto extended = ExtendedPublicKey::parse(text.substr(0, keyEnd), network);
    if (!extended) return keyError(extended.error());
    m_extended = *extended;

    std::string_view path = text.substr(keyEnd);
    if (path.ends_with("/*'") || path.ends_with("/*h"))
        return Error{Errc::Unsupported, "hardened steps after an extended public key need the private key"};
    if (path.ends_with("/*")) {
        m_isRanged = true;
        path.remove_suffix(2);
    }
    if (auto steps = readSteps(path); !steps) return steps;
    return deriveBranches();
}

/// "/1/<0;1>/2": what stands between the key and the wildcard.
Result<void> KeyExpression::readSteps(std::string_view path)
{
    const std::size_t open = path.find("/<");
    const std::string_view before = path.substr(0, open);
    if (!before.empty()) {
        auto steps = parseSteps(before.substr(1));
        if (!steps) return steps.error();
        m_before = std::move(*steps);
    }
    if (open == std::string_view::npos) return {};

    const std::size_t close = path.find('>', open);
    if (close == std::string_view::npos) return malformedKey("key: a multipath tuple without an end");
    if (auto tuple = readTuple(path.substr(open + 2, close - open - 2)); !tuple) return tuple;
    const std::string_view after = path.substr(close + 1);
    if (after.empty()) return {};
    if (after.front() != '/') return malformedKey("key: a slash belongs after a multipath tuple");
    auto steps = parseSteps(after.substr(1)); // a second tuple is no number either
    if (!steps) return steps.error();
    m_after = std::move(*steps);
    return {};
}

Result<void> KeyExpression::readTuple(std::string_view tuple)
{
    for (std::size_t begin = 0; begin <= tuple.size();) {
        const std::size_t end = std::min(tuple.find(';', begin), tuple.size());
        const auto step = parseSteps(tuple.substr(begin, end - begin));
        if (!step) return step.error();
        if (step->steps.size() != 1) return malformedKey("key: a multipath tuple holds single steps");
        if (std::ranges::find(m_tuple, step->steps.front()) != m_tuple.end())
            return malformedKey("key: a multipath tuple repeats a step");
        if (m_tuple.size() == MaxBranches)
            return Error{Errc::Unsupported, "key: a multipath tuple of more than 8 steps"};
        m_tuple.push_back(step->steps.front());
        begin = end + 1;
    }
    if (m_tuple.size() < 2) return malformedKey("key: a multipath tuple holds two steps at least");
    return {};
}

Result<void> KeyExpression::deriveBranches()
{
    m_branches.clear();
    for (std::size_t i = 0; i < branchCount(); ++i) {
        KeyPath path = stepsAfterKey(i, 0);
        if (m_isRanged) path.steps.pop_back();
        if (std::ranges::any_of(path.steps, isHardened))
            return Error{Errc::Unsupported, "hardened steps after an extended public key need the private key"};
        auto parent = m_extended->derive(path);
        if (!parent) return parent.error();
        if (m_isRanged && parent->place().depth == MaxDepth)
            return Error{Errc::OutOfRange, "key: the steps lead below depth 255"};
        const PublicKey point = parent->key();
        m_branches.push_back({point, *parent});
    }
    return {};
}

std::optional<KeyExpression> KeyExpression::paired(const KeyExpression& receive, const KeyExpression& change)
{
    const bool isAlike = receive.m_form == change.m_form && receive.m_extended
        && receive.m_extended == change.m_extended && receive.m_origin == change.m_origin
        && receive.m_isRanged == change.m_isRanged && receive.m_tuple.empty() && change.m_tuple.empty()
        && receive.m_before.steps.size() == change.m_before.steps.size();
    if (!isAlike) return std::nullopt;

    const auto& ours = receive.m_before.steps;
    const auto& theirs = change.m_before.steps;
    const auto [own, other] = std::ranges::mismatch(ours, theirs);
    if (own == ours.end() || !std::equal(own + 1, ours.end(), other + 1)) return std::nullopt;

    KeyExpression both = receive;
    both.m_before.steps.assign(ours.begin(), own);
    both.m_tuple = {*own, *other};
    both.m_after.steps.assign(own + 1, ours.end());
    if (!both.deriveBranches()) return std::nullopt;
    return both;
}

KeyExpression KeyExpression::onlyBranch(std::size_t branch) const
{
    if (m_tuple.empty()) return *this;
    KeyExpression one = *this;
    one.m_before = stepsAfterKey(branch, 0);
    if (m_isRanged) one.m_before.steps.pop_back();
    one.m_tuple.clear();
    one.m_after.steps.clear();
    one.m_branches = {at(branch)};
    return one;
}

KeyPath KeyExpression::stepsAfterKey(std::size_t branch, std::uint32_t index) const
{
    KeyPath path = m_before;
    if (!m_tuple.empty()) path.steps.push_back(m_tuple[branch]);
    path.steps.insert(path.steps.end(), m_after.steps.begin(), m_after.steps.end());
    if (m_isRanged) path.steps.push_back(index);
    return path;
}

std::optional<KeyOrigin> KeyExpression::fullOrigin(std::size_t branch, std::uint32_t index) const
{
    if (!m_origin && (!m_extended || m_extended->place().depth != 0)) return std::nullopt;
    KeyOrigin origin = m_origin ? *m_origin : KeyOrigin{m_extended->fingerprint(), {}};
    const KeyPath steps = stepsAfterKey(branch, index);
    origin.path.steps.insert(origin.path.steps.end(), steps.steps.begin(), steps.steps.end());
    return origin;
}

Bytes KeyExpression::serialized(const PublicKey& point) const
{
    if (m_form == KeyForm::Taproot) return toBytes(point.xOnly());
    return m_isUncompressed ? toBytes(point.uncompressed()) : toBytes(point.compressed());
}

Result<DerivedKey> KeyExpression::derive(std::size_t branch, std::uint32_t index) const
{
    PublicKey point = at(branch).point;
    if (m_isRanged) {
        const auto child = at(branch).parent->derive(index);
        if (!child) return child.error();
        point = child->key();
    }
    return DerivedKey{point, serialized(point), fullOrigin(branch, index)};
}

std::string KeyExpression::toString(Network network) const
{
    const std::string origin = m_origin ? '[' + m_origin->toString() + ']' : std::string();
    if (!m_extended) return origin + toHex(serialized(m_branches.front().point));
    std::string text = origin + m_extended->toText(network) + m_before.suffix();
    if (!m_tuple.empty()) text += tupleText(m_tuple);
    text += m_after.suffix();
    return m_isRanged ? text + "/*" : text;
}

std::string KeyExpression::identity() const
{
    std::string text;
    for (const Branch& branch : m_branches) {
        text += m_isRanged ? toHex(branch.point.compressed()) + toHex(branch.parent->chainCode()) + '*'
                           : toHex(serialized(branch.point));
        text += ';';
    }
    return text;
}

} // namespace lockstep
