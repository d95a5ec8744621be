// SPDX-License-Identifier: MIT

#include "core/api/services/chainservice.h"
#include "core/api/services/ledgerservice.h"
#include "core/api/transactionpreview.h"
#include "core/primitives/transaction.h"
#include "core/script/address.h"
#include "core/util/hex.h"
#include "tests/support/byhand.h"
#include "tests/ui/endtoend/person.h"
#include "ui/dialogs/payments/broadcastdialog.h"
#include "ui/dialogs/payments/giveupdialog.h"
#include "ui/dialogs/payments/transactiondetailsdialog.h"
#include "ui/models/historymodel.h"
#include "ui/widgets/text/badge.h"

#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QLabel>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableView>
#include <QTemporaryDir>

using namespace lockstep;
using namespace lockstep::ui;
using namespace lockstep::test;

/// A finished transaction, from the clipboard to the block.
class TestSending : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_program.reset(); }
    void aPersonMovesCoinsBetweenWalletsByATransactionFromElsewhere();
    void aPersonSeesThatNoPeerHasTheirPaymentYet();
    void aPersonGivesUpAPayment_data();
    void aPersonGivesUpAPayment();
    void aPersonIsToldThatATextIsNoTransaction();
    void aPersonOpensATransactionFromAFile();
    void aPersonIsToldWhyAFileGivesNoTransaction_data();
    void aPersonIsToldWhyAFileGivesNoTransaction();

private:
    template <typename T>
    T answered(QFuture<Result<T>> future)
    {
        if (!QTest::qWaitFor([&] { return future.isFinished(); }, Patience)) qFatal("no answer");
        return future.result().value();
    }
    /// The practice chain runs no script: something like a signature is enough.
    QString transfer(const char* from, const char* to, std::int64_t satoshis);
    void pastes(BroadcastDialog& dialog, const QString& text);
    static void write(const QString& path, const QByteArray& content);
    bool isShown(BroadcastDialog& dialog, const char* name)
    {
        return child<QWidget>(dialog, name).isVisibleTo(&dialog);
    }

    std::unique_ptr<Program> m_program;
    std::unique_ptr<Person> m_person;
};

void TestSending::init()
{
    failOnAnyWarning();
    m_program = std::make_unique<Program>();
    m_person = std::make_unique<Person>(*m_program);
}

QString TestSending::transfer(const char* from, const char* to, std::int64_t satoshis)
{
    LedgerService& ledger = m_program->session().ledger();
    const auto coins = answered(ledger.coins(m_program->wallet(from)->id));
    const auto address = answered(ledger.receive(m_program->wallet(to)->id, false)).address;
    Transaction transaction;
    transaction.inputs.push_back({coins.first().outpoint, {}, 0xffff'fffd, {Bytes(64, std::byte{1})}});
    transaction.outputs.push_back(
        {*Amount::fromSatoshis(satoshis), *scriptFromAddress(address.toStdString(), Network::Practice)});
    return QString::fromStdString(toHex(transaction.serialize()));
}

void TestSending::pastes(BroadcastDialog& dialog, const QString& text)
{
    QGuiApplication::clipboard()->setText(text);
    auto& edit = child<QPlainTextEdit>(dialog, "broadcastTextEdit");
    QVERIFY(edit.hasFocus());
    QTest::keySequence(&edit, QKeySequence::Paste);
}

void TestSending::write(const QString& path, const QByteArray& content)
{
    QFile file(path);
    QVERIFY(file.open(QFile::WriteOnly) && file.write(content) == content.size());
}

void TestSending::aPersonMovesCoinsBetweenWalletsByATransactionFromElsewhere()
{
    m_person->createsAWallet("Daily");
    m_person->createsAWallet("Savings");
    m_person->mines(1);
    m_person->pays("Daily", "1");
    QTRY_VERIFY_WITH_TIMEOUT(m_program->areInLockstep(), Patience);
    m_program->types(Qt::Key_O);
    auto& dialog = m_program->dialog<BroadcastDialog>();
    pastes(dialog, transfer("Daily", "Savings", 99'990'000));
    QTRY_VERIFY_WITH_TIMEOUT(isShown(dialog, "broadcastSummaryLabel"), Patience);
    QVERIFY(child<QLabel>(dialog, "broadcastSummaryLabel").text().contains("between your own"));
    m_person->presses(dialog);
    const auto state = [&] { return child<Badge>(dialog, "broadcastStateBadge").words(); };
    QTRY_COMPARE_WITH_TIMEOUT(state(), "Asked for by a peer", Patience);
    QTRY_COMPARE_WITH_TIMEOUT(m_program->wallet("Savings")->balance.pending.satoshis(), 99'990'000, Patience);
    QTest::keyClick(&dialog, Qt::Key_Escape);
    QTRY_VERIFY_WITH_TIMEOUT(m_program->hasNoDialog(), Patience);

    m_person->mines(1);
    QTRY_COMPARE_WITH_TIMEOUT(m_program->wallet("Savings")->balance.confirmed.satoshis(), 99'990'000, Patience);
    QCOMPARE(m_program->session().snapshot()->outgoing.first().state, OutgoingState::Confirmed);
    m_person->selects("Savings");
    m_person->opens("transactions");
    QTRY_COMPARE_WITH_TIMEOUT(m_person->payments(), 1, Patience);
    const auto* table = m_program->visible<QTableView>("historyTable");
    QVERIFY(table);
    const auto label = [&] { return table->model()->index(0, HistoryModel::LabelColumn).data().toString(); };
    QTRY_COMPARE_WITH_TIMEOUT(label(), "Transfer from \"Daily\"", Patience);
}

void TestSending::aPersonSeesThatNoPeerHasTheirPaymentYet()
{
    m_person->createsAWallet("Daily");
    m_person->createsAWallet("Savings");
    m_person->mines(1);
    m_person->pays("Daily", "1");
    QTRY_VERIFY_WITH_TIMEOUT(m_program->areInLockstep(), Patience);
    const QString transaction = transfer("Daily", "Savings", 99'990'000);
    m_program->choose("onlineAction");
    QTRY_VERIFY_WITH_TIMEOUT(m_program->session().snapshot()->peers.isEmpty(), Patience);
    m_program->types(Qt::Key_O);
    auto& dialog = m_program->dialog<BroadcastDialog>();
    pastes(dialog, transaction);
    QTRY_VERIFY_WITH_TIMEOUT(isShown(dialog, "broadcastSummaryLabel"), Patience);
    m_person->presses(dialog);
    QTRY_VERIFY_WITH_TIMEOUT(isShown(dialog, "broadcastStateBadge"), Patience);
    QTest::keyClick(&dialog, Qt::Key_Escape);
    QTRY_VERIFY_WITH_TIMEOUT(m_program->hasNoDialog(), Patience);

    m_person->selects("Daily");
    m_person->opens("transactions");
    QTRY_COMPARE_WITH_TIMEOUT(m_person->payments(), 2, Patience);
    auto* table = m_program->visible<QTableView>("historyTable");
    const auto status = [&] { return table->model()->index(0, HistoryModel::StatusColumn).data().toString(); };
    QTRY_COMPARE_WITH_TIMEOUT(status(), "… Local (not sent)", Patience);
    clickRow(*table, 0);
    QTest::keyClick(table, Qt::Key_Return);
    auto& details = m_program->dialog<TransactionDetailsDialog>();
    const auto& badge = child<Badge>(details, "paymentStateBadge");
    QCOMPARE(badge.words(), "Local (not sent)");
    m_program->choose("onlineAction");
    QTRY_COMPARE_WITH_TIMEOUT(status(), "… Waiting", Patience); // a peer took it
    QTRY_COMPARE_WITH_TIMEOUT(badge.words(), "Waiting", Patience);
}

void TestSending::aPersonGivesUpAPayment_data()
{
    QTest::addColumn<bool>("isByKeys");
    QTest::newRow("in the menu of the list, by mouse") << false;
    QTest::newRow("in its details, by keys") << true;
}

void TestSending::aPersonGivesUpAPayment()
{
    QFETCH(bool, isByKeys);
    m_person->createsAWallet("Daily");
    m_person->createsAWallet("Savings");
    m_person->mines(1);
    m_person->pays("Daily", "1");
    QTRY_VERIFY_WITH_TIMEOUT(m_program->areInLockstep(), Patience);
    const Bytes payment = *fromHex(transfer("Daily", "Savings", 99'990'000).toStdString());
    QVERIFY(answered(m_program->session().chain().broadcast(payment)) == 1);
    m_person->selects("Daily");
    m_person->opens("transactions");
    QTRY_COMPARE_WITH_TIMEOUT(m_person->payments(), 2, Patience);
    auto* table = m_program->visible<QTableView>("historyTable");
    const auto status = [&] { return table->model()->index(0, HistoryModel::StatusColumn).data().toString(); };
    QTRY_COMPARE_WITH_TIMEOUT(status(), "… Waiting", Patience);
    auto& menu = child<QMenu>(*m_program->visible<QWidget>("transactionsPage"), "historyMenu");
    const auto isListed = [&](const QString& state) { // a failed one has its place by its time
        return table->model()
                   ->match(table->model()->index(0, HistoryModel::StatusColumn), Qt::DisplayRole, state)
                   .size()
            == 1;
    };
    clickRow(*table, 0);
    if (isByKeys) QTest::keyClick(table, Qt::Key_Return);
    QDialog* details = isByKeys ? &m_program->dialog<TransactionDetailsDialog>() : nullptr; // stays open
    const auto opensTheQuestion = [&]() -> GiveUpDialog& {
        if (isByKeys) {
            details->activateWindow();
            if (!QTest::qWaitForWindowActive(details)) qFatal("the details are not active");
            QTest::keyClick(details, Qt::Key_G, Qt::AltModifier);
        } else {
            rightClick(*table->viewport(), table->visualRect(table->model()->index(0, 0)).center());
            chooseIn(menu, child<QAction>(menu, "giveUpAction"));
        }
        return m_program->dialog<GiveUpDialog>();
    };
    auto& question = opensTheQuestion();
    QVERIFY(child<QLabel>(question, "givingUpLabel").text().contains("not a way to take money back"));
    QTest::keyClick(&question, Qt::Key_Return); // who has not read it keeps it
    QTRY_VERIFY_WITH_TIMEOUT(!m_program->window().findChild<GiveUpDialog*>(), Patience);
    QVERIFY(m_program->wallet("Daily")->balance.confirmed.satoshis() == 0);

    auto& again = opensTheQuestion();
    if (isByKeys)
        QTest::keyClick(&again, Qt::Key_G, Qt::AltModifier);
    else
        m_person->presses(again);
    QTRY_COMPARE_WITH_TIMEOUT(m_program->wallet("Daily")->balance.confirmed.satoshis(), 100'000'000, Patience);
    QTRY_VERIFY_WITH_TIMEOUT(isListed("✕ Abandoned"), Patience);
    QCOMPARE(m_program->wallet("Savings")->balance.pending.satoshis(), 0);
    if (isByKeys) {
        QTRY_VERIFY_WITH_TIMEOUT(!child<QPushButton>(*details, "giveUpButton").isVisible(), Patience);
        QVERIFY(child<QLabel>(*details, "paymentMeaningLabel").text().contains("You gave it up"));
    }

    m_person->mines(1); // the node had it all the time
    QTRY_COMPARE_WITH_TIMEOUT(status(), "⇄ 1 confirmation", Patience);
    QTRY_COMPARE_WITH_TIMEOUT(m_program->wallet("Daily")->balance.confirmed.satoshis(), 0, Patience);
    clickRow(*table, 0);
    emit menu.aboutToShow();
    const auto& entry = child<QAction>(menu, "giveUpAction");
    QVERIFY(!entry.isEnabled());
    QCOMPARE(entry.text(), "Not to be given up: a block has it");
}

void TestSending::aPersonIsToldThatATextIsNoTransaction()
{
    m_program->types(Qt::Key_O);
    auto& dialog = m_program->dialog<BroadcastDialog>();
    pastes(dialog, "cHNidP8BAA==");
    QTRY_VERIFY_WITH_TIMEOUT(m_person->problemOf(dialog).contains("not finished")
                                 || m_person->problemOf(dialog).contains("unfinished"),
                             Patience);
    QVERIFY(!isShown(dialog, "broadcastSummaryLabel"));
}

void TestSending::aPersonOpensATransactionFromAFile()
{
    m_person->createsAWallet("Daily");
    m_person->mines(1);
    m_person->pays("Daily", "1");
    QTRY_VERIFY_WITH_TIMEOUT(m_program->areInLockstep(), Patience);
    const QString transaction = transfer("Daily", "Daily", 99'990'000);
    QTemporaryDir folder;
    const QString path = folder.filePath("payment.txn");
    write(path, transaction.toLatin1());
    m_program->types(Qt::Key_O);
    auto& dialog = m_program->dialog<BroadcastDialog>();
    click(child<QPushButton>(dialog, "openTransactionFileButton"));
    QVERIFY(m_program->dialog<QFileDialog>().testOption(QFileDialog::DontUseNativeDialog)); // security.md K7
    m_person->choosesTheFile(path);
    QTRY_VERIFY_WITH_TIMEOUT(isShown(dialog, "broadcastSummaryLabel"), Patience);
}

void TestSending::aPersonIsToldWhyAFileGivesNoTransaction_data()
{
    QTest::addColumn<QString>("path"); // empty: one that is too large
    QTest::addColumn<QString>("said");
    QTest::newRow("it opens and cannot be read") << "/proc/self/mem"
                                                 << "could not be read";
    QTest::newRow("too large") << ""
                               << "too large to be a transaction";
}

void TestSending::aPersonIsToldWhyAFileGivesNoTransaction()
{
    QFETCH(QString, path);
    QFETCH(QString, said);
    QTemporaryDir folder;
    if (path.isEmpty()) write(path = folder.filePath("book.txt"), QByteArray(MaxTransactionText + 1, '0'));
    QVERIFY(QFile::exists(path));
    m_program->types(Qt::Key_O);
    auto& dialog = m_program->dialog<BroadcastDialog>();
    click(child<QPushButton>(dialog, "openTransactionFileButton"));
    m_person->choosesTheFile(path);
    QTRY_VERIFY_WITH_TIMEOUT(m_person->problemOf(dialog).contains(said), Patience);
}

QTEST_MAIN(TestSending)
#include "tst_sending.moc"
