// SPDX-License-Identifier: MIT

#include "core/descriptors/slip132.h"

#include "core/keys/extendedkey.h"

#include <algorithm>

namespace lockstep {

namespace {

/// A descriptor's body with plain keys, and what their versions promised.
struct PlainText
{
    std::string body;
    std::vector<KeyVersion> versions;
};

bool isLetterOrDigit(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool isSlip132(std::string_view word)
{
    return word.size() > 100 && word.substr(1, 3) == "pub" && word.front() != 'x' && word.front() != 't';
}

Result<PlainText> withPlainKeys(std::string_view text, Network network)
{
    PlainText plain;
    while (!text.empty()) {
        const auto wordEnd = std::ranges::find_if_not(text, isLetterOrDigit);
        const auto word = text.substr(0, static_cast<std::size_t>(wordEnd - text.begin()));
        if (isSlip132(word)) {
            const auto parsed = parseVersionedPublicKey(word, network);
            if (!parsed) return parsed.error();
            plain.body += parsed->key.toText(network);
            plain.versions.push_back(parsed->version);
        } else {
            plain.body += word;
        }
        text.remove_prefix(word.size());
        if (text.empty()) break;
        plain.body += text.front();
        text.remove_prefix(1);
    }
    return plain;
}

bool agrees(KeyVersion version, DescriptorKind kind)
{
    switch (version) {
    case KeyVersion::Plain: return true;
    case KeyVersion::NestedSegwit: return kind == DescriptorKind::ShWpkh;
    case KeyVersion::Segwit: return kind == DescriptorKind::Wpkh;
    case KeyVersion::NestedMultisig: return kind == DescriptorKind::ShWsh;
    case KeyVersion::SegwitMultisig: return kind == DescriptorKind::Wsh;
    }
    return false;
}

} // namespace

Result<Descriptor> parseWithSlip132(std::string_view text, Network network)
{
    auto asGiven = Descriptor::parse(text, network);
    if (asGiven || asGiven.error().code != Errc::Unsupported) return asGiven; // a wrong checksum ends here

    const auto plain = withPlainKeys(text.substr(0, text.find('#')), network);
    if (!plain) return plain.error();
    if (plain->versions.empty()) return asGiven;
    auto descriptor = Descriptor::parse(plain->body, network);
    if (!descriptor) return descriptor;
    for (const KeyVersion version : plain->versions)
        if (!agrees(version, descriptor->kind()))
            return Error{Errc::Refused, "the key's version is for another script type"};
    return descriptor;
}

} // namespace lockstep
