// SPDX-License-Identifier: MIT

#include "core/api/services/ledgerservice.h"
#include "core/descriptors/descriptor.h"
#include "tests/ui/dialogs/wizardtest.h"
#include "tests/ui/endtoend/person.h"
#include "ui/dialogs/addwallet/importfiledialog.h"
#include "ui/dialogs/addwallet/importscriptsdialog.h"
#include "ui/dialogs/addwallet/restorewalletdialog.h"
#include "ui/dialogs/addwallet/watchwalletdialog.h"
#include "ui/dialogs/payments/lookupdialog.h"
#include "ui/format/plain/idtext.h"
#include "ui/widgets/panels/strip.h"
#include "ui/widgets/text/badge.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QToolButton>

using namespace lockstep;
using namespace lockstep::ui;
using namespace lockstep::test;

namespace {

const QString SomeOutpoint = QString(64, u'a') + ":1";
constexpr int Slow = 150; ///< Blocks a second: an import of `LongAgo` blocks can be watched.
constexpr int LongAgo = 900;

/// An entry of Bitcoin Core's listdescriptors.
QString coreEntry(const QString& body, bool isChange)
{
    const QString descriptor = body + '#' + QString::fromStdString(*descriptorChecksum(body.toStdString()));
    return QString(R"({"desc":"%1","timestamp":1600000000,"active":true,"internal":%2,"range":[0,999],"next":0})")
        .arg(descriptor, isChange ? "true" : "false");
}

} // namespace

/// A person watches imports behind the maintenance banner and steers them.
class TestImports : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_program.reset(); }
    void aPersonPausesAnImportSoThatTheOthersGoOn();
    void aPersonCancelsAnImportAndResumesItLater();
    void aPersonCancelsAnImportAndRemovesTheWallet();
    void aPersonQuitsInTheMiddleOfAnImportAndItGoesOn();
    void aPersonImportsAnAddressWithinAHeightWindow();
    void aPersonIsToldWhichWalletHasAnAddressAlready();
    void aPersonIsToldWhichWalletTheWordsBelongTo();
    void aPersonImportsAFileOfBitcoinCore();
    void aPersonTakesLaterLabelsOfAFile();
    void aPersonAsksWhetherAnOutpointIsSpent();
    void aBlockAboveTheTipCannotBeLookedUp();
    void anOutpointAmongAddressesLeadsToWhereItIsLookedUp();

private:
    Strip& banner() { return child<Strip>(m_program->window(), "maintenanceBanner"); }
    void press(const char* button) { click(child<QPushButton>(m_program->window(), button)); }
    void startALongImport(); ///< "Old phone" is paid long ago; it is imported while "Daily" waits.
    void importInto(const QString& wallet, const QString& address, int from, int to);

    std::unique_ptr<Program> m_program;
    std::unique_ptr<Person> m_person;
};

void TestImports::init()
{
    failOnAnyWarning();
    m_program = std::make_unique<Program>();
    m_person = std::make_unique<Person>(*m_program);
}

void TestImports::startALongImport()
{
    m_person->restoresAWallet("Old phone");
    m_person->pays("Old phone", "0.1");
    m_person->removes("Old phone");
    m_person->mines(LongAgo);
    m_person->createsAWallet("Daily");
    QTRY_VERIFY_WITH_TIMEOUT(m_program->areInLockstep(), Patience);
    m_program->setSpeed(Slow);
    m_person->restoresAWallet("Old phone");
    QTRY_VERIFY_WITH_TIMEOUT(banner().isVisible() && banner().sentence().contains("Old phone"), Patience);
    QTRY_VERIFY_WITH_TIMEOUT(m_program->job() && m_program->job()->percent() > 0, Patience);
    QCOMPARE(m_program->wallet("Daily")->state, WalletState::Paused);
    QVERIFY2(banner().sentence().contains("Daily"), qPrintable(banner().sentence()));
}

void TestImports::aPersonPausesAnImportSoThatTheOthersGoOn()
{
    startALongImport();
    press("pauseImportButton");
    QTRY_VERIFY_WITH_TIMEOUT(m_program->wallet("Daily")->state == WalletState::Synced, Patience);
    QVERIFY2(banner().sentence().contains("paused at block"), qPrintable(banner().sentence()));
    m_person->pays("Daily", "0.7");
    QTRY_VERIFY2_WITH_TIMEOUT(m_person->balance().startsWith("0.7"), qPrintable(m_person->balance()), Patience);
    const BlockHeight stoodAt = m_program->wallet("Old phone")->syncedTo.height;
    QVERIFY(stoodAt < m_program->wallet("Daily")->syncedTo.height);

    m_program->setSpeed(0);
    press("resumeImportButton");
    QTRY_VERIFY_WITH_TIMEOUT(m_program->areInLockstep(), Patience);
    QTRY_VERIFY_WITH_TIMEOUT(!banner().isVisible(), Patience);
    m_person->selects("Old phone");
    QTRY_VERIFY2_WITH_TIMEOUT(m_person->balance().startsWith("0.1"), qPrintable(m_person->balance()), Patience);
}

void TestImports::aPersonCancelsAnImportAndResumesItLater()
{
    startALongImport();
    press("cancelImportButton");
    QTRY_VERIFY_WITH_TIMEOUT(m_program->wallet("Daily")->state == WalletState::Synced, Patience);
    QTRY_VERIFY_WITH_TIMEOUT(!banner().isVisible(), Patience);
    QCOMPARE(m_program->wallet("Old phone")->state, WalletState::Stopped);
    m_person->selects("Old phone");
    QVERIFY2(m_person->stateLine().startsWith("Stopped at block"), qPrintable(m_person->stateLine()));

    m_program->setSpeed(0);
    QCOMPARE(m_program->visible<QToolButton>("startStopButton")->text(), "Resume");
    click(*m_program->visible<QToolButton>("startStopButton"));
    QTRY_VERIFY_WITH_TIMEOUT(m_program->areInLockstep(), Patience);
    QTRY_VERIFY2_WITH_TIMEOUT(m_person->balance().startsWith("0.1"), qPrintable(m_person->balance()), Patience);
    QVERIFY(!m_program->visible<QToolButton>("startStopButton")); // nothing to start any more
}

void TestImports::aPersonCancelsAnImportAndRemovesTheWallet()
{
    startALongImport();
    press("cancelImportButton");
    QTRY_COMPARE_WITH_TIMEOUT(m_program->wallet("Old phone")->state, WalletState::Stopped, Patience);
    m_person->removes("Old phone");
    QTRY_VERIFY_WITH_TIMEOUT(m_program->areInLockstep(), Patience);
}

void TestImports::aPersonQuitsInTheMiddleOfAnImportAndItGoesOn()
{
    startALongImport();
    QTRY_VERIFY_WITH_TIMEOUT(m_program->job()->percent() >= 20, Patience);
    m_program->quit();
    m_program->start();
    QVERIFY(m_program->job());
    QVERIFY(m_program->job()->next > BlockHeight{LongAgo / 5}); // not from the beginning
    QTRY_VERIFY_WITH_TIMEOUT(banner().isVisible() && banner().sentence().contains("Old phone"), Patience);
    m_program->setSpeed(0);
    QTRY_VERIFY_WITH_TIMEOUT(m_program->areInLockstep(), Patience);
    m_person->selects("Old phone");
    QTRY_VERIFY2_WITH_TIMEOUT(m_person->balance().startsWith("0.1"), qPrintable(m_person->balance()), Patience);
}

void TestImports::importInto(const QString& wallet, const QString& address, int from, int to)
{
    m_person->selects(wallet);
    m_program->types(Qt::Key_I);
    auto& dialog = m_program->dialog<ImportScriptsDialog>();
    QApplication::clipboard()->setText(address + ",Till");
    QTest::keySequence(&child<QPlainTextEdit>(dialog, "scriptsTextEdit"), QKeySequence::Paste);
    tick(dialog, "followBox");
    for (const auto& [box, height] : {std::pair("fromHeightBox", from), std::pair("toHeightBox", to)}) {
        retype(child<QSpinBox>(dialog, box), height);
    }
    m_person->presses(dialog); // to the pre-flight
    m_person->presses(dialog);
    m_person->opensTheResult(dialog);
}

void TestImports::aPersonImportsAnAddressWithinAHeightWindow()
{
    m_person->createsAWallet("Shop");
    const QString address = m_person->copiesTheAddressOf("Shop");
    m_person->pays("Shop", "0.1");
    QTRY_VERIFY_WITH_TIMEOUT(m_program->areInLockstep(), Patience);
    const int paidAt = m_program->tip().value;
    m_person->removes("Shop"); // or the filters of the blocks to come are kept, and the import is over in a blink
    m_person->mines(300);
    m_person->createsAWallet("Savings");
    QTRY_VERIFY_WITH_TIMEOUT(m_program->areInLockstep(), Patience);

    m_program->setSpeed(Slow);
    importInto("Savings", address, paidAt - 1, paidAt + 200);
    QTRY_VERIFY_WITH_TIMEOUT(banner().isVisible(), Patience);
    const QString window
        = QString("Scanning 1 address in \"Savings\", blocks %1–%2 (").arg(paidAt - 1).arg(paidAt + 200);
    QVERIFY2(banner().sentence().startsWith(window), qPrintable(banner().sentence()));
    QVERIFY(!child<QPushButton>(m_program->window(), "pauseImportButton").isVisible());
    m_program->setSpeed(0);
    QTRY_VERIFY_WITH_TIMEOUT(m_program->areInLockstep(), Patience);
    QTRY_VERIFY2_WITH_TIMEOUT(m_person->balance().startsWith("0.1"), qPrintable(m_person->balance()), Patience);
}

void TestImports::aPersonIsToldWhichWalletHasAnAddressAlready()
{
    m_person->createsAWallet("Daily");
    const QString address = m_person->copiesTheAddressOf("Daily");
    m_person->createsAWallet("Savings");
    m_person->selects("Savings");
    m_program->types(Qt::Key_I);
    auto& dialog = m_program->dialog<ImportScriptsDialog>();
    QApplication::clipboard()->setText(address);
    QTest::keySequence(&child<QPlainTextEdit>(dialog, "scriptsTextEdit"), QKeySequence::Paste);
    const auto& note = child<QLabel>(dialog, "watchedAlreadyLabel");
    QTRY_VERIFY_WITH_TIMEOUT(note.isVisible(), Patience);
    QVERIFY2(note.text().startsWith("This address is in \"Daily\" already."), qPrintable(note.text()));
    dialog.reject();
}

void TestImports::aPersonIsToldWhichWalletTheWordsBelongTo()
{
    m_person->restoresAWallet("Old phone");
    m_program->choose("restoreAction");
    auto& dialog = m_program->dialog<RestoreWalletDialog>();
    m_person->typesWords(dialog, Person::Words);
    m_person->presses(dialog); // to what to look for
    const auto& note = child<QLabel>(dialog, "watchedAlreadyLabel");
    QTRY_VERIFY_WITH_TIMEOUT(note.isVisible(), Patience);
    QVERIFY2(note.text().contains("here already: \"Old phone\"."), qPrintable(note.text()));
    closeAndDiscard(dialog);
}

void TestImports::aPersonImportsAFileOfBitcoinCore()
{
    m_person->restoresAWallet("Old phone");
    m_person->pays("Old phone", "0.1");
    m_person->removes("Old phone");
    const QString body = QString("wpkh(%1/%2/*)").arg(Person::AccountKey);
    const QTemporaryDir folder;
    QFile file(folder.filePath("core.json"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QString(R"({"wallet_name":"Savings","descriptors":[%1,%2]})")
                   .arg(coreEntry(body.arg(0), false), coreEntry(body.arg(1), true))
                   .toUtf8());
    file.close();

    m_program->choose("importFileAction");
    m_person->choosesTheFile(file.fileName());
    auto& dialog = m_program->dialog<ImportFileDialog>();
    QCOMPARE(child<QLabel>(dialog, "fileFormatLabel").text(), QString::fromUtf8("Bitcoin Core · 1 wallet"));
    m_person->presses(dialog); // to since when
    m_person->presses(dialog);
    QCOMPARE(child<QLineEdit>(dialog, "nameEdit").text(), "Savings");
    m_person->presses(dialog); // to the pre-flight
    m_person->presses(dialog);
    m_person->opensTheResult(dialog);
    QTRY_VERIFY_WITH_TIMEOUT(m_program->areInLockstep(), Patience);
    QCOMPARE(m_program->wallet("Savings")->auth, WalletAuth::WatchOnly);
    m_person->selects("Savings");
    QTRY_VERIFY2_WITH_TIMEOUT(m_person->balance().startsWith("0.1"), qPrintable(m_person->balance()), Patience);
}

void TestImports::aPersonTakesLaterLabelsOfAFile()
{
    m_person->createsAWallet("Daily");
    const QString address = m_person->copiesTheAddressOf("Daily");
    const QTemporaryDir folder;
    const auto imports = [&](const QString& labels) {
        QFile file(folder.filePath("electrum"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(
            QString(R"({"wallet_type":"imported","addresses":{"%1":{}},"labels":{%2}})").arg(address, labels).toUtf8());
        file.close();
        m_program->choose("importFileAction");
        m_person->choosesTheFile(file.fileName());
    };
    imports({});
    auto& first = m_program->dialog<ImportFileDialog>();
    m_person->presses(first); // to since when
    m_person->presses(first);
    QTest::keyClicks(&child<QLineEdit>(first, "nameEdit"), "Old phone");
    m_person->presses(first); // to the pre-flight
    m_person->presses(first);
    m_person->opensTheResult(first);
    QTRY_VERIFY_WITH_TIMEOUT(m_program->areInLockstep(), Patience);

    imports(QString(R"("%1":"Rent")").arg(address));
    auto& second = m_program->dialog<ImportFileDialog>();
    QTRY_COMPARE_WITH_TIMEOUT(mainButton(second).text(), "&Apply labels", Patience);
    m_person->presses(second);
    const auto& notice = child<Strip>(m_program->window(), "noticeBanner");
    QTRY_VERIFY2_WITH_TIMEOUT(notice.sentence().contains("1 label applied"), qPrintable(notice.sentence()), Patience);
    QCOMPARE(m_program->session().snapshot()->wallets.size(), 2);
}

void TestImports::aPersonAsksWhetherAnOutpointIsSpent()
{
    m_person->createsAWallet("Daily");
    const QString address = m_person->copiesTheAddressOf("Daily");
    m_person->pays("Daily", "0.1");
    QTRY_VERIFY_WITH_TIMEOUT(m_program->areInLockstep(), Patience);
    auto asked = m_program->session().ledger().coins(m_program->wallet("Daily")->id);
    QTRY_VERIFY_WITH_TIMEOUT(asked.isFinished(), Patience);
    const OutPoint coin = asked.result()->first().outpoint;

    m_program->choose("lookUpAction");
    auto& dialog = m_program->dialog<LookUpDialog>();
    QTest::keyClicks(&child<QLineEdit>(dialog, "outpointEdit"), outpointText(coin));
    QTest::keyClicks(&child<QLineEdit>(dialog, "outpointScriptEdit"), address);
    m_person->presses(dialog);
    const auto& badge = child<Badge>(dialog, "verdictBadge");
    QTRY_COMPARE_WITH_TIMEOUT(badge.words(), QString("Unspent"), Patience);
    QVERIFY(child<QLabel>(dialog, "verdictLabel").text().contains("worth 0.1"));
    click(child<QPushButton>(dialog, "forgetLookupButton"));
    QTRY_VERIFY_WITH_TIMEOUT(m_program->session().snapshot()->lookups.isEmpty(), Patience);
    QTest::keyClick(&dialog, Qt::Key_Escape);
}

void TestImports::aBlockAboveTheTipCannotBeLookedUp()
{
    m_person->createsAWallet("Daily");
    const QString address = m_person->copiesTheAddressOf("Daily");
    m_person->mines(10);
    QTRY_VERIFY_WITH_TIMEOUT(m_program->areInLockstep(), Patience);
    m_program->choose("lookUpAction");
    auto& dialog = m_program->dialog<LookUpDialog>();
    QTest::keyClicks(&child<QLineEdit>(dialog, "outpointEdit"), SomeOutpoint);
    QTest::keyClicks(&child<QLineEdit>(dialog, "outpointScriptEdit"), address);
    retype(child<QSpinBox>(dialog, "outpointBlockBox"), m_program->tip().value + 1);
    m_person->presses(dialog);
    QTRY_VERIFY_WITH_TIMEOUT(!m_person->problemOf(dialog).isEmpty(), Patience);
    QVERIFY2(m_person->problemOf(dialog).startsWith("There are no such blocks to look at."),
             qPrintable(m_person->problemOf(dialog)));
    QVERIFY(mainButton(dialog).isEnabled()); // for another try
    QVERIFY(m_program->session().snapshot()->lookups.isEmpty());
    QTest::keyClick(&dialog, Qt::Key_Escape);
}

void TestImports::anOutpointAmongAddressesLeadsToWhereItIsLookedUp()
{
    m_program->choose("watchAction");
    auto& wizard = m_program->dialog<WatchWalletDialog>();
    QApplication::clipboard()->setText(SomeOutpoint);
    QTest::keySequence(&child<QPlainTextEdit>(wizard, "watchTextEdit"), QKeySequence::Paste);
    auto& button = child<QPushButton>(wizard, "lookUpOutpointButton");
    QTRY_VERIFY_WITH_TIMEOUT(button.isVisible(), Patience);
    click(button);
    auto& dialog = m_program->dialog<LookUpDialog>();
    QCOMPARE(child<QLineEdit>(dialog, "outpointEdit").text(), SomeOutpoint);
    QTRY_VERIFY_WITH_TIMEOUT(!m_program->window().findChild<WatchWalletDialog*>(), Patience); // it is done
    QTest::keyClick(&dialog, Qt::Key_Escape);
}

QTEST_MAIN(TestImports)
#include "tst_imports.moc"
