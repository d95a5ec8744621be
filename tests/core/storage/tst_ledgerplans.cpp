// SPDX-License-Identifier: MIT

#include "core/storage/repositories/jobrepository.h"
#include "core/storage/repositories/ledgerrepository.h"
#include "tests/support/testdatabase.h"

#include <QRegularExpression>
#include <QTest>

using namespace lockstep;
using namespace lockstep::test;

namespace {

/// What is asked or written for each payment and each coin, however many a wallet has.
void doAllThatAPaymentNeeds(Database& db)
{
    LedgerRepository ledger(db);
    const WalletId wallet{1};
    const Txid txid{};
    const OutPoint coin{txid, 0};
    must(ledger.transaction(wallet, txid));
    must(ledger.rawInAnyWallet(txid));
    must(ledger.statusInAnyWallet(txid));
    must(ledger.failureInAnyWallet(txid));
    must(ledger.spenderOf(coin));
    must(ledger.scriptOf(coin));
    must(ledger.isKnown(txid));
    must(ledger.pending(wallet));
    must(ledger.confirmedPaying(KeychainId{1}, 0, 10));
    must(ledger.newestConfirmed(wallet, 10));
    must(ledger.waitsHeard(txid));
    must(ledger.coin(wallet, coin));
    must(ledger.coinsOf(wallet, txid));
    must(ledger.spentBy(wallet, txid));
    must(ledger.conflictsAbove(wallet, BlockHeight{5}));
    must(ledger.confirmedAbove(wallet, BlockHeight{5}));
    must(ledger.expirable(wallet, 5));
    must(ledger.setSpent(wallet, coin, txid));
    must(ledger.releaseSpends(wallet, txid));
    must(ledger.removeCoins(wallet, txid));
    must(ledger.setStatus(wallet, txid, TxStatus::Pending));
    must(ledger.setConflicted(wallet, txid, txid, BlockHeight{5}));
    must(ledger.setSums(wallet, txid, 0, std::nullopt));
    must(ledger.markTransfer(txid));
    must(ledger.setDroppedAt(wallet, txid, 5));
    must(ledger.setHeard(wallet, txid));
    must(ledger.heardCount());
    must(ledger.heardCrowds());
    must(ledger.removeOldestFailedHeard());
    must(JobRepository(db).countFound(JobId{1}, BlockHeight{5}, BlockHeight{6}));
}

/// The steps in which SQLite answers it, as it says them itself.
std::vector<QString> planOf(Database& db, const QString& statement)
{
    const std::vector<QVariant> values(static_cast<std::size_t>(statement.count(u'?')));
    return must(db.allOf(QString(QStringLiteral("EXPLAIN QUERY PLAN ") + statement), values, [](Cells& cells) {
        for (int column = 0; column < 3; ++column) (void)cells.int64(); // id, parent, not used
        return cells.text();
    }));
}

} // namespace

class TestLedgerPlans final : public QObject
{
    Q_OBJECT

private slots:
    void whatAPaymentNeedsWalksThroughNoWholeWallet();
};

void TestLedgerPlans::whatAPaymentNeedsWalksThroughNoWholeWallet()
{
    TestDatabase db;
    db.write([&] { doAllThatAPaymentNeeds(*db); });
    const QStringList statements = db->keptStatements();
    QVERIFY(statements.size() > 20);
    const QRegularExpression walks(QStringLiteral(
        R"(^SCAN (tx|coin|script|own|child|same|paying|spender)\b(?!.*INDEX tx_heard)|\(wallet_id=\?\)$)"));
    for (const QString& statement : statements)
        for (const QString& step : planOf(*db, statement))
            QVERIFY2(!walks.match(step).hasMatch(), qPrintable(statement + u'\n' + step));
}

QTEST_GUILESS_MAIN(TestLedgerPlans)
#include "tst_ledgerplans.moc"
