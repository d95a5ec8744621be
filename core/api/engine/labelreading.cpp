// SPDX-License-Identifier: MIT

#include "core/api/engine/labelreading.h"

#include "core/api/engine/addresses.h"
#include "core/storage/repositories/keychainrepository.h"
#include "core/storage/repositories/labelrepository.h"
#include "core/storage/repositories/ledgerrepository.h"
#include "core/storage/repositories/walletrepository.h"

#include <algorithm>
#include <map>
#include <set>

namespace lockstep {

using namespace Qt::Literals::StringLiterals;

namespace {

QString outputRef(const OutPoint& outpoint)
{
    return u"%1:%2"_s.arg(QString::fromStdString(outpoint.txid.display())).arg(outpoint.index);
}

Result<void> addAddresses(Database& database, const std::vector<KeychainRow>& keychains, QList<LabelLine>& lines)
{
    const auto network = networkFromName(database.identity().network);
    for (const KeychainRow& keychain : keychains) {
        const auto scripts = KeychainRepository(database).scripts(keychain.id);
        if (!scripts) return scripts.error();
        for (const ScriptRow& script : *scripts)
            if (!script.label.isEmpty())
                lines += LabelLine{u"addr"_s, addressText(script.script, *network), script.label, {}, {}};
    }
    return {};
}

/// Outputs that are labelled, frozen, or both: one line each.
Result<void> addOutputs(Database& database, WalletId wallet, std::map<QString, QString> labels,
                        std::set<QString> frozen, QList<LabelLine>& lines)
{
    const auto coins = LedgerRepository(database).liveCoins(wallet);
    if (!coins) return coins.error();
    for (const StoredCoin& coin : *coins)
        if (coin.frozen) frozen.insert(outputRef(coin.outpoint));
    for (const QString& ref : frozen) {
        lines += LabelLine{u"output"_s, ref, labels[ref], {}, false};
        labels.erase(ref);
    }
    for (const auto& [ref, label] : labels)
        if (!label.isEmpty()) lines += LabelLine{u"output"_s, ref, label, {}, {}};
    return {};
}

} // namespace

QString labelOrigin(const std::string& descriptor)
{
    const QString text = QString::fromStdString(descriptor);
    const qsizetype open = text.indexOf(u'[');
    const qsizetype close = text.indexOf(u']');
    if (open < 0 || close < open || text.count(u'[') != 1) return {};
    const QString functions = text.first(open);
    const QString key = text.sliced(open, close - open + 1).replace(u'h', u'\'');
    return functions + key + QString(functions.count(u'('), u')');
}

Result<QList<LabelLine>> readLabels(Database& database, WalletId wallet)
{
    if (const auto row = WalletRepository(database).find(wallet); !row) return row.error();
    const auto keychains = KeychainRepository(database).ofWallet(wallet);
    if (!keychains) return keychains.error();
    const auto labels = LabelRepository(database).ofWallet(wallet);
    if (!labels) return labels.error();
    const QString origin = keychains->empty() ? QString() : labelOrigin(keychains->front().descriptor);
    QList<LabelLine> lines;
    std::map<QString, QString> outputs;
    std::set<QString> frozen;
    for (const LabelRepository::Label& label : *labels) {
        const QString ref = QString::fromStdString(label.ref);
        if (label.kind == "tx") lines += LabelLine{u"tx"_s, ref, label.text, origin, {}};
        if (label.kind == "output") outputs[ref] = label.text;
        if (label.kind == "frozen") frozen.insert(ref);
    }
    if (auto added = addAddresses(database, *keychains, lines); !added) return added.error();
    const auto added = addOutputs(database, wallet, std::move(outputs), std::move(frozen), lines);
    if (!added) return added.error();
    return lines;
}

} // namespace lockstep
