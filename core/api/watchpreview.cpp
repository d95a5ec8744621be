// SPDX-License-Identifier: MIT

#include "core/api/watchpreview.h"

#include "core/descriptors/addresslist.h"
#include "core/descriptors/watchinput.h"
#include "core/script/address.h"
#include "core/util/hex.h"
#include "core/wallet/policy.h"

#include <algorithm>

namespace lockstep {

namespace {

constexpr std::uint32_t AddressesShown = 3;

QStringList firstAddresses(const Descriptor& descriptor, Network network)
{
    QStringList addresses;
    const std::uint32_t count = descriptor.isRanged() ? AddressesShown : 1;
    for (std::uint32_t i = 0; i < count; ++i) {
        const auto script = descriptor.scriptPubKey(0, i);
        if (!script) break;
        if (const auto address = addressOf(*script, network)) addresses += QString::fromStdString(*address);
    }
    return addresses;
}

WatchPreview previewOf(const std::vector<WatchInput>& inputs, Network network)
{
    WatchPreview preview;
    const WatchInput& first = inputs.front();
    preview.kind = first.isAccountKey ? WatchPreview::Kind::Key : WatchPreview::Kind::Descriptor;
    preview.policy = QString::fromStdString(policyOf(first.descriptor.toString()));
    preview.descriptors = static_cast<int>(inputs.size());
    preview.keys = static_cast<int>(first.descriptor.keyCount());
    preview.threshold = static_cast<int>(first.descriptor.threshold());
    if (const auto origins = first.descriptor.origins(); origins.size() == 1 && origins.front()) {
        preview.fingerprint = QString::fromStdString(toHex(origins.front()->fingerprint));
        preview.path = QString::fromStdString(origins.front()->path.toString());
    }
    preview.hadChecksum
        = std::ranges::all_of(inputs, [](const WatchInput& i) { return i.hadChecksum || i.isAccountKey; });
    preview.firstAddresses = firstAddresses(first.descriptor, network);
    return preview;
}

WatchPreview previewOf(const std::vector<WatchedAddress>& list)
{
    WatchPreview preview;
    preview.kind = WatchPreview::Kind::Addresses;
    preview.addressCount = static_cast<int>(list.size());
    preview.since = lowestHeight(list);
    for (std::size_t i = 0; i < std::min<std::size_t>(list.size(), AddressesShown); ++i)
        preview.firstAddresses += QString::fromStdString(list[i].address);
    return preview;
}

} // namespace

Result<WatchPreview> watchPreview(const std::string& text, Network network, std::optional<AccountType> type)
{
    const auto inputs = parseWatchInput(text, network, type);
    if (inputs) return previewOf(*inputs, network);
    const auto list = parseAddressList(text, network);
    if (list) return previewOf(*list);
    // "Malformed" says that it is no key and no descriptor: then the address list's own complaint helps more.
    const bool looksLikeKeys = inputs.error().code != Errc::Malformed || text.find('(') != std::string::npos;
    return looksLikeKeys ? inputs.error() : list.error();
}

std::variant<KeysOrigin, WatchOrigin, AddressesOrigin> watchOrigin(const WatchPreview& preview, std::string text,
                                                                   std::optional<AccountType> type)
{
    if (preview.kind == WatchPreview::Kind::Addresses) return AddressesOrigin{std::move(text)};
    return WatchOrigin{std::move(text), type};
}

} // namespace lockstep
