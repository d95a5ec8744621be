// SPDX-License-Identifier: MIT

#include "core/api/addresses.h"

#include "core/descriptors/descriptor.h"
#include "core/script/address.h"
#include "core/storage/keychainrepository.h"
#include "core/util/hex.h"

#include <map>
#include <optional>

namespace lockstep {

using namespace Qt::Literals::StringLiterals;

namespace {

/// One branch and the descriptor it follows; none for imported scripts.
struct Branch
{
    KeychainRow row;
    std::optional<Descriptor> descriptor;

    QString path(std::uint32_t index) const
    {
        return descriptor ? QString::fromStdString(descriptor->keyPath(row.branch, index)) : QString();
    }
};

Result<std::map<KeychainId, Branch>> branchesOf(Database& database, WalletId wallet, Network network)
{
    const auto rows = KeychainRepository(database).ofWallet(wallet);
    if (!rows) return rows.error();
    std::map<KeychainId, Branch> branches;
    for (const KeychainRow& row : *rows) {
        Branch branch{row, {}};
        if (!row.descriptor.empty()) {
            auto descriptor = Descriptor::parse(row.descriptor, network);
            if (!descriptor) return Error{Errc::Damaged, "descriptor of keychain " + std::to_string(row.id.value)};
            branch.descriptor = *std::move(descriptor);
        }
        branches.emplace(row.id, std::move(branch));
    }
    return branches;
}

} // namespace

QString addressText(ByteSpan script, Network network)
{
    const auto address = addressOf(script, network);
    return QString::fromStdString(address ? *address : toHex(script));
}

Result<QList<AddressRow>> addressRows(Database& database, WalletId wallet, Network network)
{
    const auto branches = branchesOf(database, wallet, network);
    if (!branches) return branches.error();
    const auto scripts = KeychainRepository(database).shownScripts(wallet);
    if (!scripts) return scripts.error();
    QList<AddressRow> rows;
    for (const ScriptRow& script : *scripts) {
        const auto branch = branches->find(script.keychain);
        if (branch == branches->end()) return Error{Errc::Damaged, "a script without its keychain"};
        AddressRow row;
        row.address = addressText(script.script, network);
        row.path = branch->second.path(script.index);
        row.isChange = branch->second.row.role == KeychainRole::Change;
        row.index = script.index;
        row.used = script.used;
        row.label = script.label;
        rows += row;
    }
    return rows;
}

Result<ReceiveAddress> receiveAddress(Database& database, WalletId wallet, const ReceivePlace& place, Network network)
{
    const auto branches = branchesOf(database, wallet, network);
    if (!branches) return branches.error();
    const auto branch = branches->find(place.keychain);
    ReceiveAddress address;
    address.address = addressText(place.script, network);
    address.uri = u"bitcoin:"_s + address.address;
    if (branch != branches->end()) address.path = branch->second.path(place.index);
    address.index = place.index;
    address.reused = place.reused;
    return address;
}

} // namespace lockstep
