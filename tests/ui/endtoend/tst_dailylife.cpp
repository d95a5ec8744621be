// SPDX-License-Identifier: MIT

#include "tests/support/byhand.h"
#include "tests/ui/dialogs/wizardtest.h"
#include "tests/ui/endtoend/person.h"
#include "ui/dialogs/payments/transactiondetailsdialog.h"
#include "ui/dialogs/program/practicedialogs.h"
#include "ui/dialogs/wallet/unlockdialog.h"
#include "ui/models/addressmodel.h"
#include "ui/widgets/secrets/secretedit.h"
#include "ui/widgets/text/badge.h"

#include <QAction>
#include <QSpinBox>
#include <QTableView>

using namespace lockstep;
using namespace lockstep::ui;
using namespace lockstep::test;

/// What happens on an ordinary day: locking, reorganisations, a busy chain.
class TestDailyLife : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_program.reset(); }
    void aPersonLocksAndUnlocksAWallet();
    void aPersonSeesAllWalletsAtOneHeightAfterAReorganisation();
    void aPersonMakesHistoryAndFindsItInEveryWallet();
    void aNewAddressIsListedAtOnce();
    void anOpenPaymentCountsTheBlocksThatTouchNobody();

private:
    QString authOf(const QString& wallet);
    std::unique_ptr<Program> m_program;
    std::unique_ptr<Person> m_person;
};

void TestDailyLife::init()
{
    failOnAnyWarning();
    m_program = std::make_unique<Program>();
    m_person = std::make_unique<Person>(*m_program);
}

QString TestDailyLife::authOf(const QString& wallet)
{
    m_person->selects(wallet);
    const auto* badge = m_program->visible<Badge>("authBadge");
    return badge ? badge->words() : QString();
}

void TestDailyLife::aPersonLocksAndUnlocksAWallet()
{
    m_person->createsAWallet("Daily", "correct horse");
    QCOMPARE(authOf("Daily"), "Locked");
    m_program->types(Qt::Key_L);
    auto& dialog = m_program->dialog<UnlockDialog>();
    auto& passphrase = child<SecretEdit>(dialog, "passphraseEdit");
    QVERIFY(passphrase.hasFocus());
    QTest::keyClicks(&passphrase, "battery staple");
    QTest::keyClick(&passphrase, Qt::Key_Return);
    QTRY_VERIFY2_WITH_TIMEOUT(m_person->problemOf(dialog).contains("did not match"),
                              qPrintable(m_person->problemOf(dialog)), Patience);
    QCOMPARE(m_program->wallet("Daily")->auth, WalletAuth::Locked);
    QVERIFY(passphrase.isEmpty()); // the next try begins with an empty line
    QVERIFY(passphrase.hasFocus());
    QTest::keyClicks(&passphrase, "correct horse");
    QTest::keyClick(&passphrase, Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(m_program->hasNoDialog(), Patience);
    QTRY_COMPARE_WITH_TIMEOUT(authOf("Daily"), "", Patience);

    m_program->types(Qt::Key_L);
    QTRY_COMPARE_WITH_TIMEOUT(authOf("Daily"), "Locked", Patience);
}

void TestDailyLife::aPersonSeesAllWalletsAtOneHeightAfterAReorganisation()
{
    m_person->createsAWallet("Daily");
    m_person->createsAWallet("Savings");
    m_person->mines(3);
    m_person->pays("Daily", "0.3");
    m_person->pays("Savings", "0.4");
    QTRY_VERIFY_WITH_TIMEOUT(m_program->areInLockstep(), Patience);
    const BlockHeight before = m_program->tip();
    const ChainPoint old = m_program->wallet("Daily")->syncedTo;

    m_person->replacesTheLastBlocks(2);
    QTRY_VERIFY_WITH_TIMEOUT(m_program->tip() == before + 1 && m_program->areInLockstep(), Patience);
    QVERIFY(m_program->wallet("Daily")->syncedTo.hash != old.hash);
    QCOMPARE(m_program->wallet("Savings")->syncedTo, m_program->wallet("Daily")->syncedTo);
    m_person->selects("Daily");
    QTRY_VERIFY2_WITH_TIMEOUT(m_person->balance().startsWith("0.3"), qPrintable(m_person->balance()), Patience);
    m_person->selects("Savings");
    QTRY_VERIFY2_WITH_TIMEOUT(m_person->balance().startsWith("0.4"), qPrintable(m_person->balance()), Patience);
}

void TestDailyLife::aPersonMakesHistoryAndFindsItInEveryWallet()
{
    m_person->createsAWallet("Daily");
    m_person->createsAWallet("Savings");
    m_program->choose("makeHistoryAction");
    auto& dialog = m_program->dialog<PracticeHistoryDialog>();
    for (const auto& [box, count] : {std::pair("historyBlocksBox", 200), std::pair("historyPaymentsBox", 20)}) {
        retype(child<QSpinBox>(dialog, box), count);
    }
    m_person->presses(dialog);
    QTRY_VERIFY_WITH_TIMEOUT(m_program->hasNoDialog(), Patience);
    QTRY_VERIFY_WITH_TIMEOUT(m_program->tip() >= BlockHeight{200} && m_program->areInLockstep(), Patience);
    int payments = 0;
    for (const char* wallet : {"Daily", "Savings"}) {
        m_person->selects(wallet);
        m_person->opens("transactions");
        QTRY_VERIFY2_WITH_TIMEOUT(m_person->payments() > 0, wallet, Patience);
        payments += m_person->payments();
    }
    QCOMPARE(payments, 20);
}

void TestDailyLife::aNewAddressIsListedAtOnce()
{
    m_person->createsAWallet("Daily");
    m_person->opens("addresses");
    const auto isListed = [this](const QString& address) {
        const auto* table = m_program->visible<QTableView>("addressTable");
        const auto* model = table ? table->model() : nullptr;
        return model && !model->match(model->index(0, AddressModel::AddressColumn), Qt::DisplayRole, address).isEmpty();
    };
    QTRY_VERIFY_WITH_TIMEOUT(isListed("bcrt1"), Patience);
    const QString address = m_person->takesANewAddressOf("Daily");
    m_person->opens("addresses");
    QTRY_VERIFY2_WITH_TIMEOUT(isListed(address), qPrintable(address), Patience);
}

void TestDailyLife::anOpenPaymentCountsTheBlocksThatTouchNobody()
{
    m_person->createsAWallet("Daily");
    m_person->pays("Daily", "0.3");
    m_person->opens("transactions");
    QTRY_COMPARE_WITH_TIMEOUT(m_person->payments(), 1, Patience);
    auto* table = m_program->visible<QTableView>("historyTable");
    clickRow(*table, 0);
    QTest::keyClick(table, Qt::Key_Return);
    auto& details = m_program->dialog<TransactionDetailsDialog>();
    const auto& state = child<Badge>(details, "paymentStateBadge");
    QCOMPARE(state.words(), "1 confirmation");
    m_person->mines(2);
    QTRY_COMPARE_WITH_TIMEOUT(state.words(), "3 confirmations", Patience);
    m_person->mines(3);
    QTRY_COMPARE_WITH_TIMEOUT(state.words(), "Confirmed", Patience);
}

QTEST_MAIN(TestDailyLife)
#include "tst_dailylife.moc"
