// SPDX-License-Identifier: MIT

// Labels that come from a file: for whatever of it our wallets know.

#include "core/api/engine/addresses.h"
#include "core/api/engine/engine.h"
#include "core/api/engine/labelreading.h"
#include "core/script/address.h"
#include "core/storage/database/transaction.h"
#include "core/storage/repositories/keychainrepository.h"
#include "core/storage/repositories/labelrepository.h"
#include "core/storage/repositories/ledgerrepository.h"
#include "core/storage/repositories/walletrepository.h"
#include "core/wallet/wallet.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

namespace lockstep {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Applies lines one by one, inside a transaction, and remembers whom they touched.
class LabelApplier
{
public:
    LabelApplier(Database& database, Network network, std::optional<WalletId> owner)
        : m_db(database)
        , m_network(network)
        , m_owner(owner)
    {
    }

    Result<void> readWallets();
    Result<void> apply(const LabelLine& line);

    LabelReport report;
    std::set<WalletId> touched;
    std::set<WalletId> frozen; ///< Whose coins were frozen or freed.

private:
    Result<bool> applyTransaction(const LabelLine& line);
    Result<bool> applyAddress(const LabelLine& line);
    Result<bool> applyOutput(const LabelLine& line);
    std::vector<WalletId> ofOrigin(std::vector<WalletId> known, const QString& origin) const;

    Database& m_db;
    Network m_network;
    std::optional<WalletId> m_owner;
    std::map<WalletId, QString> m_origins;
};

Result<void> LabelApplier::readWallets()
{
    const auto rows = WalletRepository(m_db).all();
    if (!rows) return rows.error();
    for (const WalletRow& row : *rows) {
        const auto keychains = KeychainRepository(m_db).ofWallet(row.id);
        if (!keychains) return keychains.error();
        m_origins[row.id] = keychains->empty() ? QString() : labelOrigin(keychains->front().descriptor);
    }
    return {};
}

/// A transaction may be of several wallets: the origin says for which one the label was written, where it is here.
std::vector<WalletId> LabelApplier::ofOrigin(std::vector<WalletId> known, const QString& origin) const
{
    QString wanted = origin;
    wanted.replace(u'h', u'\'');
    std::vector<WalletId> same;
    std::ranges::copy_if(known, std::back_inserter(same), [&](WalletId id) {
        QString own = m_origins.at(id);
        return !wanted.isEmpty() && own.replace(u'h', u'\'') == wanted;
    });
    return same.empty() ? known : same;
}

Result<bool> LabelApplier::applyTransaction(const LabelLine& line)
{
    const auto txid = Txid::fromDisplay(line.ref.toStdString());
    if (!txid) return false;
    std::vector<WalletId> known;
    for (const auto& [wallet, origin] : m_origins) {
        const auto row = LedgerRepository(m_db).transaction(wallet, *txid);
        if (!row) return row.error();
        if (m_owner ? wallet == *m_owner : row->has_value()) known.push_back(wallet);
    }
    for (const WalletId wallet : ofOrigin(known, line.origin)) {
        if (auto set = LabelRepository(m_db).set(wallet, {"tx", txid->display(), line.label}); !set) return set.error();
        touched.insert(wallet);
    }
    return !known.empty();
}

Result<bool> LabelApplier::applyAddress(const LabelLine& line)
{
    const auto script = scriptFromAddress(line.ref.toStdString(), m_network);
    if (!script) return false;
    const auto owners = KeychainRepository(m_db).ownersOf(*script);
    if (!owners) return owners.error();
    for (const ScriptOwner& owner : *owners) {
        auto set = KeychainRepository(m_db).setLabel(owner.keychain.id, owner.script.index, line.label);
        if (!set) return set.error();
        touched.insert(owner.wallet);
    }
    return !owners->empty();
}

Result<bool> LabelApplier::applyOutput(const LabelLine& line)
{
    const qsizetype colon = line.ref.indexOf(u':');
    bool isNumber = false;
    const auto index = line.ref.sliced(colon + 1).toUInt(&isNumber);
    const auto txid = Txid::fromDisplay(line.ref.first(qMax(colon, qsizetype{0})).toStdString());
    if (!isNumber || !txid) return false;
    bool isKnown = false;
    for (const auto& [wallet, origin] : m_origins) {
        const OutPoint outpoint{*txid, index};
        const auto coin = LedgerRepository(m_db).coin(wallet, outpoint);
        if (!coin) return coin.error();
        const auto freed = line.spendable == true ? LabelRepository(m_db).takeFrozenMark(wallet, outpoint) : false;
        if (!freed) return freed.error();
        if (!*coin && !*freed) continue;
        isKnown = true;
        touched.insert(wallet);
        if (!line.label.isEmpty())
            if (auto set = LabelRepository(m_db).set(wallet, {"output", line.ref.toLower().toStdString(), line.label});
                !set)
                return set.error();
        if (!*coin || !line.spendable || *line.spendable == !(*coin)->frozen) continue;
        if (auto set = LedgerRepository(m_db).setFrozen(wallet, outpoint, !*line.spendable); !set) return set.error();
        frozen.insert(wallet);
    }
    return isKnown;
}

Result<void> LabelApplier::apply(const LabelLine& line)
{
    const bool saysSomething = !line.label.isEmpty() || (line.spendable && line.type == u"output"_s);
    if (!saysSomething) {
        ++report.skipped;
        return {};
    }
    const auto isKnown = line.type == u"tx"_s ? applyTransaction(line)
        : line.type == u"addr"_s              ? applyAddress(line)
                                              : applyOutput(line);
    if (!isKnown) return isKnown.error();
    ++(*isKnown ? report.applied : report.unknown);
    return {};
}

} // namespace

Result<LabelReport> Engine::importLabels(const LabelFile& file)
{
    LabelApplier applier(*m_database, network(), file.owner);
    applier.report.skipped = file.unreadable;
    auto stored = inTransaction(*m_database, Durability::Full, [&]() -> Result<void> {
        if (auto read = applier.readWallets(); !read) return read;
        for (LabelLine line : file.lines) {
            line.label = asLabel(line.label);
            if (auto applied = applier.apply(line); !applied) return applied;
        }
        for (const WalletId id : applier.touched)
            if (auto noted = WalletRepository(*m_database).noteEdit(id); !noted) return noted;
        return {};
    });
    if (!stored) return stored.error();
    for (const WalletId id : applier.frozen) (void)m_manager->refreshWallet(id);
    for (const WalletId id : applier.touched) tellEdited(id);
    return applier.report;
}

} // namespace lockstep
