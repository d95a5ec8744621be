// SPDX-License-Identifier: MIT

#include "core/api/engine/addresses.h"

#include "core/api/paymentrequest.h"
#include "core/descriptors/descriptor.h"
#include "core/script/address.h"
#include "core/storage/repositories/keychainrepository.h"
#include "core/util/hex.h"

#include <map>
#include <optional>

namespace lockstep {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype LongestLabel = 255; ///< Characters.

/// One branch and the descriptor it follows; none for imported scripts.
struct Branch
{
    static Result<Branch> of(const KeychainRow& row, Network network);

    KeychainRow row;
    std::optional<Descriptor> descriptor;

    QString path(std::uint32_t index) const
    {
        return descriptor ? QString::fromStdString(descriptor->keyPath(row.branch, index)) : QString();
    }
};

Result<Branch> Branch::of(const KeychainRow& row, Network network)
{
    Branch branch{row, {}};
    if (row.descriptor.empty()) return branch;
    auto descriptor = Descriptor::parse(row.descriptor, network);
    if (!descriptor) return Error{Errc::Damaged, "descriptor of keychain " + std::to_string(row.id.value)};
    branch.descriptor = *std::move(descriptor);
    return branch;
}

Result<std::map<KeychainId, Branch>> branchesOf(Database& database, WalletId wallet, Network network)
{
    const auto rows = KeychainRepository(database).ofWallet(wallet);
    if (!rows) return rows.error();
    std::map<KeychainId, Branch> branches;
    for (const KeychainRow& row : *rows) {
        auto branch = Branch::of(row, network);
        if (!branch) return branch.error();
        branches.emplace(row.id, *std::move(branch));
    }
    return branches;
}

} // namespace

QString asLabel(const QString& text) { return text.simplified().left(LongestLabel).trimmed(); }

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
        row.isImported = branch->second.row.role == KeychainRole::Imported;
        row.used = script.used;
        row.transactions = script.transactions;
        const auto amount = [](std::int64_t satoshis) { return Amount::fromSatoshis(satoshis).value_or(Amount()); };
        row.balance = amount(script.balance);
        row.confirmed = amount(script.confirmed);
        row.pending = amount(script.pending);
        row.unverified = amount(script.unverified);
        row.confirmedAt = script.confirmedAt;
        row.label = script.label;
        rows += row;
    }
    return rows;
}

Result<std::optional<AddressOwner>> addressOwner(Database& database, ByteSpan script, Network network)
{
    const auto owners = KeychainRepository(database).ownersOf(script);
    if (!owners) return owners.error();
    if (owners->empty()) return std::optional<AddressOwner>();
    const ScriptOwner& owner = owners->front();
    const auto branch = Branch::of(owner.keychain, network);
    if (!branch) return branch.error();
    AddressOwner found;
    found.wallet = owner.wallet;
    found.walletName = owner.walletName;
    found.path = branch->path(owner.script.index);
    found.isChange = owner.keychain.role == KeychainRole::Change;
    found.index = owner.script.index;
    found.used = owner.script.used;
    found.transactions = owner.script.transactions;
    found.label = owner.script.label;
    return std::optional(found);
}

Result<ReceiveAddress> receiveAddress(Database& database, WalletId wallet, const ReceivePlace& place, Network network)
{
    const auto branches = branchesOf(database, wallet, network);
    if (!branches) return branches.error();
    const auto branch = branches->find(place.keychain);
    ReceiveAddress address;
    address.address = addressText(place.script, network);
    address.uri = paymentUri(address.address, std::nullopt, {}, {});
    if (branch != branches->end()) address.path = branch->second.path(place.index);
    address.index = place.index;
    address.reused = place.reused;
    return address;
}

} // namespace lockstep
