// SPDX-License-Identifier: MIT

#include "core/api/services/ledgerservice.h"
#include "tests/support/sessions.h"
#include "tests/ui/dialogs/wizardtest.h"
#include "tests/ui/endtoend/person.h"
#include "ui/dialogs/network/networkdialog.h"
#include "ui/dialogs/wallet/importlabelsdialog.h"
#include "ui/dialogs/wallet/unlockdialog.h"
#include "ui/widgets/panels/strip.h"
#include "ui/widgets/secrets/secretedit.h"

#include <QAction>
#include <QApplication>
#include <QContextMenuEvent>
#include <QDropEvent>
#include <QFile>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QScrollArea>
#include <QTableView>
#include <QTemporaryDir>

using namespace lockstep;
using namespace lockstep::ui;
using namespace lockstep::test;

/// A person takes lists and labels out of the program, and labels into it.
class TestExports : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_program.reset(); }
    void aPersonExportsThePaymentsAsTheyAreFiltered();
    void aPersonExportsTheAddressesInSight();
    void aPersonTakesOneWalletsListsFromItsMenuInTheSidebar();
    void forDescriptorsAloneALockedWalletIsLockedAgain();
    void aPersonTakesThePastScansOutOfTheNetworkWindow();
    void aPersonIsToldWhyAFileCannotBeWritten();
    void aPersonTakesLabelsToAnotherComputer();
    void aPersonDropsLabelsAsAText();

private:
    QStringList linesIn(const QString& path);
    void findsPayments(const QString& text, int expected);
    QString notice();
    QTemporaryDir m_folder;
    std::unique_ptr<Program> m_program;
    std::unique_ptr<Person> m_person;
};

void TestExports::init()
{
    failOnAnyWarning();
    m_program = std::make_unique<Program>();
    m_person = std::make_unique<Person>(*m_program);
}

/// Empty until it is written; it ends with a line.
QStringList TestExports::linesIn(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return {};
    QStringList lines = QString::fromUtf8(file.readAll()).split('\n');
    lines.removeLast();
    return lines;
}

void TestExports::findsPayments(const QString& text, int expected)
{
    m_program->types(Qt::Key_F);
    auto* field = m_program->visible<QLineEdit>("searchEdit");
    QTRY_VERIFY(field->hasFocus());
    QTest::keyClicks(field, text);
    QTRY_COMPARE_WITH_TIMEOUT(m_person->payments(), expected, Patience);
}

QString TestExports::notice()
{
    const auto* strip = m_program->visible<Strip>("noticeBanner");
    return strip ? strip->sentence() : QString();
}

void TestExports::aPersonExportsThePaymentsAsTheyAreFiltered()
{
    m_person->createsAWallet("Daily");
    m_person->createsAWallet("Savings");
    m_person->pays("Daily", "0.25");
    m_person->pays("Savings", "0.5");
    m_person->pays("Savings", "0.75");
    m_program->types(Qt::Key_0); // all wallets
    m_person->opens("transactions");
    QTRY_COMPARE_WITH_TIMEOUT(m_person->payments(), 3, Patience);

    const QString all = m_folder.filePath("all.csv");
    m_program->types(Qt::Key_E);
    m_person->choosesTheFile(all);
    QTRY_COMPARE_WITH_TIMEOUT(linesIn(all).size(), 4, Patience);
    QVERIFY(linesIn(all)[0].startsWith("wallet,status,date_utc,"));
    QVERIFY2(linesIn(all).join('\n').contains("Daily,"), qPrintable(linesIn(all).join('\n')));

    m_person->selects("Savings");
    m_person->opens("transactions");
    QTRY_COMPARE_WITH_TIMEOUT(m_person->payments(), 2, Patience);
    HistoryQuery savings;
    savings.wallet = m_program->wallet("Savings")->id;
    const auto rows = await(m_program->session().ledger().history(savings, 0, 1));
    const QString txid = QString::fromStdString(rows->rows.at(0).txid.display());
    findsPayments(txid.first(12), 1);
    const QString one = m_folder.filePath("one"); // the suffix is added
    click(*m_program->visible<QPushButton>("exportPaymentsButton"));
    m_person->choosesTheFile(one);
    QTRY_COMPARE_WITH_TIMEOUT(linesIn(one + ".csv").size(), 2, Patience);
    QVERIFY2(linesIn(one + ".csv")[1].contains(txid), qPrintable(linesIn(one + ".csv")[1]));
    QVERIFY(linesIn(one + ".csv")[1].startsWith("Savings,confirm"));
    QVERIFY2(linesIn(one + ".csv")[1].section(',', -1).startsWith("bcrt1q"), qPrintable(linesIn(one + ".csv")[1]));
}

void TestExports::aPersonExportsTheAddressesInSight()
{
    m_person->createsAWallet("Daily");
    const QString address = m_person->copiesTheAddressOf("Daily");
    m_person->opens("addresses");
    QTRY_VERIFY_WITH_TIMEOUT(m_program->visible<QPushButton>("exportAddressesButton"), Patience);
    const QString path = m_folder.filePath("addresses.csv");
    const auto isListed = [this] {
        const auto* table = m_program->visible<QTableView>("addressTable"); // not there while there is nothing to show
        return table && table->model()->rowCount() > 0;
    };
    QTRY_VERIFY_WITH_TIMEOUT(isListed(), Patience);
    click(*m_program->visible<QPushButton>("exportAddressesButton"));
    m_person->choosesTheFile(path);
    QTRY_COMPARE_WITH_TIMEOUT(linesIn(path).size(), 2, Patience);
    QVERIFY(linesIn(path)[0].startsWith("keychain,number,address,"));
    QVERIFY2(linesIn(path)[1].startsWith("receive,0," + address), qPrintable(linesIn(path)[1]));
}

void TestExports::aPersonTakesOneWalletsListsFromItsMenuInTheSidebar()
{
    m_person->createsAWallet("Daily");
    m_person->createsAWallet("Savings");
    const QString address = m_person->copiesTheAddressOf("Savings");
    m_person->pays("Savings", "0.5");
    auto* list = m_program->visible<QListView>("walletListView");
    const QPoint row = list->visualRect(list->model()->index(1, 0)).center();
    QTest::mouseClick(list->viewport(), Qt::RightButton, {}, row);
    QContextMenuEvent asked(QContextMenuEvent::Mouse, row, list->viewport()->mapToGlobal(row));
    QApplication::sendEvent(list->viewport(), &asked);
    auto& exports = child<QAction>(m_program->window(), "exportAction");
    QVERIFY(QTest::qWaitFor([] { return QApplication::activePopupWidget() != nullptr; }, Patience));
    auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
    QVERIFY(menu && menu->actions().contains(&exports));
    QVERIFY(menu->actions().contains(&child<QAction>(m_program->window(), "showFolderAction")));
    menu->close();

    const auto savedBy = [&](const char* action, const QString& name) {
        m_program->choose(action);
        m_person->choosesTheFile(m_folder.filePath(name));
        [&] { QTRY_VERIFY_WITH_TIMEOUT(!linesIn(m_folder.filePath(name)).isEmpty(), Patience); }();
        return linesIn(m_folder.filePath(name));
    };
    const QStringList payments = savedBy("exportWalletPaymentsAction", "one payments.csv");
    QCOMPARE(payments.size(), 2);
    QVERIFY2(payments[1].startsWith("Savings,"), qPrintable(payments[1]));
    const QStringList addresses = savedBy("exportWalletAddressesAction", "one addresses.csv");
    QVERIFY2(addresses.join(u' ').contains(address), qPrintable(addresses.join(u'\n')));
    const auto wallet = m_program->wallet("Savings")->id;
    QVERIFY(await(m_program->session().ledger().setLabel(wallet, address, "Rent")));
    QVERIFY(savedBy("exportWalletLabelsAction", "one labels.jsonl").join(u' ').contains("Rent"));
    QVERIFY(savedBy("saveDescriptorsAction", "descriptors.txt")[0].startsWith("wpkh("));
}

void TestExports::forDescriptorsAloneALockedWalletIsLockedAgain()
{
    m_person->createsAWallet("Daily", "correct horse");
    QTRY_VERIFY_WITH_TIMEOUT(m_program->wallet("Daily")->auth == WalletAuth::Locked, Patience);
    const QString path = m_folder.filePath("locked.txt");
    m_program->choose("saveDescriptorsAction");
    auto& dialog = m_program->dialog<UnlockDialog>();
    choose(dialog, "forOneThingRadioButton");
    QTest::keyClicks(&child<SecretEdit>(dialog, "passphraseEdit"), "correct horse");
    m_person->presses(dialog);
    QTRY_VERIFY_WITH_TIMEOUT(!m_program->window().findChild<UnlockDialog*>(), Patience);
    m_person->choosesTheFile(path);
    QTRY_VERIFY_WITH_TIMEOUT(linesIn(path).join(u' ').startsWith("wpkh("), Patience);
    QTRY_VERIFY_WITH_TIMEOUT(m_program->wallet("Daily")->auth == WalletAuth::Locked, Patience);
}

void TestExports::aPersonTakesThePastScansOutOfTheNetworkWindow()
{
    m_person->restoresAWallet("Old phone");
    m_program->choose("networkAction");
    auto& dialog = m_program->dialog<NetworkDialog>();
    auto& button = child<QPushButton>(dialog, "exportScansButton");
    QTRY_VERIFY_WITH_TIMEOUT(button.isVisible(), Patience);
    dialog.findChild<QScrollArea*>()->ensureWidgetVisible(&button);
    click(button);
    const QString path = m_folder.filePath("scans.csv");
    m_person->choosesTheFile(path);
    QTRY_COMPARE_WITH_TIMEOUT(linesIn(path).size(), 2, Patience);
    QVERIFY2(linesIn(path)[1].startsWith("Old phone,done,"), qPrintable(linesIn(path)[1]));
}

void TestExports::aPersonIsToldWhyAFileCannotBeWritten()
{
    m_person->createsAWallet("Daily");
    m_program->types(Qt::Key_E);
    m_person->choosesTheFile("/proc/nowhere.csv");
    QTRY_VERIFY2_WITH_TIMEOUT(notice().contains("read or written"), qPrintable(notice()), Patience);
}

void TestExports::aPersonTakesLabelsToAnotherComputer()
{
    m_person->restoresAWallet("Old phone");
    m_person->pays("Old phone", "0.1");
    const WalletId wallet = m_program->wallet("Old phone")->id;
    const auto rows = [&] { return m_program->session().ledger().history({}, 0, 10); };
    QTRY_COMPARE_WITH_TIMEOUT(await(rows())->total, 1, Patience);
    const Txid txid = await(rows())->rows[0].txid;
    QVERIFY(await(m_program->session().ledger().setLabel(wallet, txid, "Rent")));
    const QString path = m_folder.filePath("labels.jsonl");
    m_program->choose("exportLabelsAction");
    m_person->choosesTheFile(path);
    QTRY_COMPARE_WITH_TIMEOUT(linesIn(path).size(), 1, Patience);

    QVERIFY(await(m_program->session().ledger().setLabel(wallet, txid, {})));
    m_program->choose("importFileAction");
    m_person->choosesTheFile(path);
    m_person->presses(m_program->dialog<ImportLabelsDialog>());
    QTRY_COMPARE_WITH_TIMEOUT(notice(), "1 label applied.", Patience);
    QCOMPARE(await(rows())->rows[0].label, "Rent");

    QFile picture(m_folder.filePath("picture.jsonl"));
    QVERIFY(picture.open(QIODevice::WriteOnly));
    picture.write("\x89PNG");
    picture.close();
    m_program->choose("importFileAction");
    m_person->choosesTheFile(picture.fileName());
    QTRY_VERIFY2_WITH_TIMEOUT(notice().startsWith("That is not text."), qPrintable(notice()), Patience);
}

void TestExports::aPersonDropsLabelsAsAText()
{
    m_person->restoresAWallet("Old phone");
    m_person->pays("Old phone", "0.1");
    const auto rows = [&] { return m_program->session().ledger().history({}, 0, 10); };
    QTRY_COMPARE_WITH_TIMEOUT(await(rows())->total, 1, Patience);
    const QString txid = QString::fromStdString(await(rows())->rows[0].txid.display());
    QMimeData data;
    data.setText(QStringLiteral(R"({"type":"tx","ref":"%1","label":"Rent"})").arg(txid));
    QDragEnterEvent enter({50, 50}, Qt::CopyAction, &data, Qt::LeftButton, {});
    QCoreApplication::sendEvent(&m_program->window(), &enter);
    QDropEvent drop({50, 50}, Qt::CopyAction, &data, Qt::LeftButton, {});
    QCoreApplication::sendEvent(&m_program->window(), &drop);
    m_person->presses(m_program->dialog<ImportLabelsDialog>());
    QTRY_COMPARE_WITH_TIMEOUT(notice(), "1 label applied.", Patience);
    QCOMPARE(await(rows())->rows[0].label, "Rent");
}

QTEST_MAIN(TestExports)
#include "tst_exports.moc"
