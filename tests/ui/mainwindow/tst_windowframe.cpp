// SPDX-License-Identifier: MIT

#include "core/api/services/ledgerservice.h"
#include "tests/support/addedwallet.h"
#include "tests/support/byhand.h"
#include "tests/support/guitest.h"
#include "tests/support/roomcheck.h"
#include "tests/support/snapshots.h"
#include "ui/dialogs/wallet/changepassphrasedialog.h"
#include "ui/format/plain/amounttext.h"
#include "ui/mainwindow/banners/bannerarea.h"
#include "ui/mainwindow/commands/actions.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/mainwindow/sidebar/allwalletsbutton.h"
#include "ui/mainwindow/sidebar/sidebar.h"
#include "ui/mainwindow/syncstatusbar.h"
#include "ui/pages/sectionstack.h"
#include "ui/pages/walletpage.h"
#include "ui/widgets/panels/strip.h"
#include "ui/widgets/secrets/secretedit.h"
#include "ui/widgets/secrets/secretwindow.h"
#include "ui/widgets/text/labels.h"

#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QDropEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QLayout>
#include <QLineEdit>
#include <QListView>
#include <QListWidget>
#include <QMenu>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSplitter>
#include <QTableView>
#include <QTemporaryDir>
#include <QToolButton>

using namespace lockstep;
using namespace lockstep::ui;
using namespace lockstep::test;

namespace {

constexpr int Patience = 20'000; ///< Milliseconds.

} // namespace

/// The window around its pages, offline, with wallets that are there already: what menus, keys and the sidebar do.
class TestWindowFrame : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void severalWalletsStartWithAllOfThem();
    void theOnlyWalletIsShownAtOnce();
    void theWalletShownLastIsShownAgain();
    void keysChooseWalletsAndPages();
    void everyPageOfAWalletOpensByItsKey();
    void allWalletsHaveTheirPaymentsInOnePage();
    void aPersonMovesAWalletUpAndItStaysThere();
    void aPersonColoursAWalletFromItsMenu();
    void aPersonSavesTheDescriptorsFromItsMenu();
    void theWidthsOfColumnsAreThereAgain();
    void scanningAnAddressBeginsWithIt();
    void importingAddressesAsksForThem();
    void tabComesToTheStatusBarLast();
    void whatIsTypedOnOneWalletStaysThere_data();
    void whatIsTypedOnOneWalletStaysThere();
    void amountsAreHiddenEverywhereByOneKey();
    void theUnitChangesEverywhere();
    void theSidebarGetsNarrowByF9AndStaysSo();
    void theSidebarGetsWiderWithItsLetters();
    void findGoesToTheFilterWhereAPageHasNoSearch();
    void aPersonReadsWhatLockstepIsMadeOf();
    void aPersonDropsATransactionAndSeesWhatItDoes();
    void aPersonDropsAFileOfLabelsAndIsAskedFirst();
    void helpSaysWhatTheWordsMean_data();
    void helpSaysWhatTheWordsMean();
    void helpStandsBesideTheWindowAndLeadsToTheKeys();
    void helpLeadsToTheWelcomePageAndBack();
    void theWelcomePageLeavesTheKeysToTheChosenWallet();
    void lockingCoversThePageAndClosesWhatShowsSecrets();
    void aWalletWithoutAPassphraseOffersToSetOneInsteadOfLocking();
    void theMenuNamesTheWalletItIsFor();
    void aCommandThatNobodyTookIsNotThere();
    void thePeersInTheStatusBarOpenTheNetwork();
    void sizePlaceAndSplitterAreThereAgain();
    void aWindowFromAScreenThatIsGoneComesBack();
    void bannersAreReadWholeInALowWindow();

private:
    void open();
    void close();
    void drop(const QString& fileName, const QByteArray& content);
    WalletId add(const QString& name, const char* passphrase = nullptr)
    {
        return addedWallet(*m_session, name, passphrase);
    }
    void key(int key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(m_window.get(), Qt::Key(key), modifiers);
    }
    Sidebar& sidebar() { return child<Sidebar>(*m_window, "sidebar"); }
    QAction& action(const char* name) { return child<QAction>(*m_window, name); }
    WalletPage* page();

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<MainWindow> m_window;
};

void TestWindowFrame::init()
{
    failOnAnyWarning();
    m_folder = std::make_unique<QTemporaryDir>();
    auto session = openSession(m_folder->filePath("practice"));
    QVERIFY(session);
    m_session = *std::move(session);
}

void TestWindowFrame::cleanup()
{
    m_window.reset();
    m_session.reset();
    AmountDisplay::set({});
    Theme::apply(ThemeChoice::Light);
}

void TestWindowFrame::open()
{
    m_window = std::make_unique<MainWindow>(*m_session, nullptr);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void TestWindowFrame::close()
{
    m_window->close();
    m_window.reset();
}

WalletPage* TestWindowFrame::page()
{
    for (WalletPage* page : m_window->findChildren<WalletPage*>())
        if (page->isVisible()) return page;
    return nullptr;
}

void TestWindowFrame::severalWalletsStartWithAllOfThem()
{
    add("Daily");
    const WalletId savings = add("Savings");
    open();
    QVERIFY(child<QWidget>(*m_window, "allWalletsPage").isVisible());
    QCOMPARE(m_window->windowTitle(), "Lockstep [practice]");
    auto& table = child<QTableView>(*m_window, "allWalletsTable");
    table.setFocus();
    QTest::keyClick(&table, Qt::Key_Down);
    QCOMPARE(table.currentIndex().row(), 1);
    QTest::keyClick(&table, Qt::Key_Return);
    QVERIFY(page() && page()->wallet() == savings);
    QCOMPARE(sidebar().selected(), savings);
    QVERIFY(m_window->windowTitle().startsWith("Savings"));
}

void TestWindowFrame::theOnlyWalletIsShownAtOnce()
{
    const WalletId daily = add("Daily");
    open();
    QVERIFY(page() && page()->wallet() == daily);
}

void TestWindowFrame::theWalletShownLastIsShownAgain()
{
    add("Daily");
    const WalletId savings = add("Savings");
    open();
    key(Qt::Key_2, Qt::ControlModifier);
    QCOMPARE(sidebar().selected(), savings);
    close();
    open();
    QVERIFY(page() && page()->wallet() == savings);
    key(Qt::Key_0, Qt::ControlModifier);
    close();
    open();
    QVERIFY(child<QWidget>(*m_window, "allWalletsPage").isVisible());
}

void TestWindowFrame::keysChooseWalletsAndPages()
{
    const WalletId daily = add("Daily");
    const WalletId savings = add("Savings");
    open();
    key(Qt::Key_PageDown, Qt::ControlModifier);
    QCOMPARE(sidebar().selected(), daily);
    key(Qt::Key_PageUp, Qt::ControlModifier);
    QCOMPARE(sidebar().selected(), savings); // round at the ends
    key(Qt::Key_1, Qt::ControlModifier);
    QCOMPARE(sidebar().selected(), daily);
    key(Qt::Key_3, Qt::AltModifier);
    QCOMPARE(page()->sections().current(), Section::Receive);
    QVERIFY(action("section3Action").isChecked());
    key(Qt::Key_1, Qt::AltModifier);
    QCOMPARE(page()->sections().current(), Section::Overview);
    key(Qt::Key_0, Qt::ControlModifier);
    QVERIFY(!action("section3Action").isEnabled()); // all wallets have no such page
}

void TestWindowFrame::everyPageOfAWalletOpensByItsKey()
{
    add("Daily");
    open();
    const char* pages[]{"overviewPage", "transactionsPage", "receivePage", "addressesPage", "settingsPage"};
    for (int i = 0; i < 5; ++i) {
        key(Qt::Key_1 + i, Qt::AltModifier);
        QVERIFY2(child<QWidget>(*page(), pages[i]).isVisible(), pages[i]);
    }
}

void TestWindowFrame::allWalletsHaveTheirPaymentsInOnePage()
{
    add("Daily");
    add("Savings");
    open();
    key(Qt::Key_2, Qt::AltModifier);
    QVERIFY(child<QWidget>(*m_window, "transactionsPage").isVisible());
    QVERIFY(!child<QWidget>(*m_window, "allWalletsPage").isVisible());
    key(Qt::Key_1, Qt::AltModifier);
    QVERIFY(child<QWidget>(*m_window, "allWalletsPage").isVisible());
}

void TestWindowFrame::aPersonMovesAWalletUpAndItStaysThere()
{
    add("Daily");
    const WalletId savings = add("Savings");
    open();
    key(Qt::Key_2, Qt::ControlModifier);
    QVERIFY(!action("moveDownAction").isVisible()); // it is the last
    chooseInMenus(*m_window, "moveUpAction");
    QTRY_COMPARE_WITH_TIMEOUT(m_session->snapshot()->wallets.first().id, savings, Patience);
    const auto* model = child<QListView>(*m_window, "walletListView").model();
    QTRY_COMPARE_WITH_TIMEOUT(model->index(0, 0).data().toString(), "Savings", Patience);
    QCOMPARE(sidebar().selected(), savings);
    QTRY_VERIFY(!action("moveUpAction").isVisible());
}

void TestWindowFrame::aPersonColoursAWalletFromItsMenu()
{
    const WalletId daily = add("Daily");
    open();
    chooseInMenus(*m_window, "colour1Action"); // 0 is none
    const auto colour = [&] { return m_session->snapshot()->wallet(daily)->colour; };
    QTRY_COMPARE_WITH_TIMEOUT(colour(), action("colour1Action").data().toString(), Patience);
    QTRY_VERIFY(action("colour1Action").isChecked());
    chooseInMenus(*m_window, "colour0Action");
    QTRY_COMPARE_WITH_TIMEOUT(colour(), QString(), Patience);
}

void TestWindowFrame::aPersonSavesTheDescriptorsFromItsMenu()
{
    add("Daily");
    open();
    chooseInMenus(*m_window, "saveDescriptorsAction");
    QTRY_VERIFY_WITH_TIMEOUT(m_window->findChild<QFileDialog*>("saveFileDialog"), Patience);
    const QString path = m_folder->filePath("daily.txt");
    nameFile(child<QFileDialog>(*m_window, "saveFileDialog"), path);
    QTRY_VERIFY_WITH_TIMEOUT(QFileInfo(path).size() > 0, Patience);
}

void TestWindowFrame::theWidthsOfColumnsAreThereAgain()
{
    add("Daily");
    open();
    key(Qt::Key_2, Qt::AltModifier);
    auto& table = child<QTableView>(*page(), "historyTable");
    const int wide = table.columnWidth(1) + 40;
    table.setColumnWidth(1, wide);
    close();
    open();
    key(Qt::Key_2, Qt::AltModifier);
    QCOMPARE(child<QTableView>(*page(), "historyTable").columnWidth(1), wide);
}

void TestWindowFrame::scanningAnAddressBeginsWithIt()
{
    QVERIFY(await(m_session->ledger().receive(add("Daily"), true))); // one that was handed out is in the list
    open();
    key(Qt::Key_4, Qt::AltModifier);
    auto& table = child<QTableView>(*page(), "addressTable");
    QTRY_VERIFY_WITH_TIMEOUT(table.model()->rowCount() > 0, Patience);
    clickRow(table, 0, 1);
    const QString address = table.model()->index(0, 1).data().toString();
    click(child<QPushButton>(*page(), "scanAddressButton"));
    QCOMPARE(child<QPlainTextEdit>(*m_window, "scriptsTextEdit").toPlainText(), address);
}

void TestWindowFrame::importingAddressesAsksForThem()
{
    open();
    click(child<QPushButton>(*m_window, "welcomeImportButton"));
    QTRY_VERIFY(m_window->findChild<QDialog*>());
    QCOMPARE(m_window->findChild<QDialog*>()->windowTitle(), "Import addresses");
    QVERIFY(child<QLabel>(*m_window, "stepTitleLabel").text().contains("addresses"));
}

void TestWindowFrame::tabComesToTheStatusBarLast()
{
    add("Daily");
    open();
    auto& settings = child<QToolButton>(*page(), "settingsPageButton");
    settings.setFocus();
    bool wasOnPage = false;
    const auto* status = child<QToolButton>(*m_window, "onlineButton").parentWidget();
    for (int i = 0; i < 60 && !status->isAncestorOf(QApplication::focusWidget()); ++i) {
        wasOnPage = wasOnPage || QApplication::focusWidget()->objectName() == "overviewReceiveButton";
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    }
    QVERIFY(wasOnPage && status->isAncestorOf(QApplication::focusWidget()));
    QStringList parts;
    for (; status->isAncestorOf(QApplication::focusWidget()) && !parts.contains("bellButton");) {
        parts += QApplication::focusWidget()->objectName();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    }
    QVERIFY2(parts.contains("bellButton"), qPrintable(parts.join(' ')));
}

void TestWindowFrame::whatIsTypedOnOneWalletStaysThere_data()
{
    QTest::addColumn<int>("section");
    QTest::addColumn<QString>("field");
    QTest::newRow("what is asked for") << 3 << "requestLabelEdit";
    QTest::newRow("what for") << 3 << "requestMessageEdit";
    QTest::newRow("a search for payments") << 2 << "searchEdit";
}

void TestWindowFrame::whatIsTypedOnOneWalletStaysThere()
{
    QFETCH(int, section);
    QFETCH(QString, field);
    add("Daily");
    add("Savings");
    open();
    const auto opens = [&](int wallet) -> QLineEdit& {
        key(Qt::Key_0 + wallet, Qt::ControlModifier);
        key(Qt::Key_0 + section, Qt::AltModifier);
        return child<QLineEdit>(*page(), qPrintable(field));
    };
    QLineEdit& daily = opens(1);
    QTest::keyClicks(&daily, "0.125");
    QVERIFY(daily.isVisible() && daily.text() == "0.125");
    QLineEdit& savings = opens(2);
    QVERIFY(savings.isVisible() && !daily.isVisible());
    QCOMPARE(savings.text(), QString());
    QTest::keyClicks(&savings, "0.5");
    key(Qt::Key_1, Qt::ControlModifier);
    QVERIFY(daily.isVisible() && !savings.isVisible()); // on the page where it was left
    QCOMPARE(daily.text(), "0.125");
    key(Qt::Key_2, Qt::ControlModifier);
    QCOMPARE(savings.text(), "0.5");
}

void TestWindowFrame::amountsAreHiddenEverywhereByOneKey()
{
    add("Daily");
    open();
    const auto spoken = [this] {
        return child<QListView>(*m_window, "walletListView")
            .model()
            ->index(0, 0)
            .data(Qt::AccessibleTextRole)
            .toString();
    };
    const auto shown = [this] { return child<QLabel>(*page(), "availableLabel").text(); };
    QVERIFY(shown().contains('0') && spoken().contains("BTC"));
    child<BannerArea>(*m_window, "bannerArea").showNotice("0.25 BTC sent and mined.", Tone::Good);
    m_window->findChild<SyncStatusBar*>()->say("0.25 BTC sent.");
    key(Qt::Key_H, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY2(!shown().contains('0'), qPrintable(shown()));
    QVERIFY(!child<Strip>(*m_window, "noticeBanner").isVisible()); // it was written before
    QCOMPARE(child<ElidedLabel>(*m_window, "statusMessageLabel").text(), QString());
    QVERIFY(!child<QLabel>(*page(), "headerBalanceLabel").text().contains('0'));
    QVERIFY(!child<AllWalletsButton>(*m_window, "allWalletsButton").accessibleName().contains("0.0"));
    QVERIFY(!spoken().contains("0.0"));
    QVERIFY(action("hideAmountsAction").isChecked());
    child<BannerArea>(*m_window, "bannerArea").showNotice("Saved to a file.", Tone::Good);
    chooseInMenus(*m_window, "darkThemeAction");
    QVERIFY(child<Strip>(*m_window, "noticeBanner").isVisible()); // nothing in sight was hidden by that
    close();
    open();
    QVERIFY(!shown().contains('0')); // it is remembered
    key(Qt::Key_H, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(shown().contains('0'));
}

void TestWindowFrame::theUnitChangesEverywhere()
{
    add("Daily");
    open();
    QMenu* menu = child<QToolButton>(*m_window, "unitButton").menu();
    QVERIFY(menu->actions().contains(&action("satUnitAction")));
    chooseInMenus(*m_window, "satUnitAction");
    QCOMPARE(child<QLabel>(*page(), "availableLabel").text(), "0 sat");
    QCOMPARE(child<QToolButton>(*m_window, "unitButton").accessibleName(), "sat");
    close();
    open();
    QCOMPARE(child<QLabel>(*page(), "availableLabel").text(), "0 sat");
}

void TestWindowFrame::theSidebarGetsNarrowByF9AndStaysSo()
{
    add("Daily");
    open();
    const int wide = sidebar().width();
    key(Qt::Key_F9);
    QTRY_VERIFY(sidebar().width() < wide / 2);
    const QWidget& pages = child<QWidget>(*m_window, "pageStack");
    QTRY_VERIFY(pages.mapTo(m_window.get(), QPoint()).x() <= sidebar().width() + 2); // no empty place between the two
    close();
    open();
    QVERIFY(sidebar().isCompact());
    QTRY_VERIFY(child<QWidget>(*m_window, "pageStack").mapTo(m_window.get(), QPoint()).x() <= sidebar().width() + 2);
    key(Qt::Key_F9);
    QTRY_VERIFY(sidebar().width() >= 220);
}

void TestWindowFrame::theSidebarGetsWiderWithItsLetters()
{
    add("Daily");
    open();
    const auto& sidebar = child<Sidebar>(*m_window, "sidebar");
    m_window->resize(1280, 760); // of a laptop; in a smaller one the page needs the room
    const int before = sidebar.width();
    const LargeLetters large;
    const QString longest = "✓  Up to date · block 910,118";
    QTRY_VERIFY(sidebar.width() > before);
    const int needed = sidebar.fontMetrics().horizontalAdvance(longest) + 40;
    QTRY_VERIFY2(sidebar.width() >= needed,
                 qPrintable(QStringLiteral("%1: %2, needs %3").arg(before).arg(sidebar.width()).arg(needed)));
}

void TestWindowFrame::findGoesToTheFilterWhereAPageHasNoSearch()
{
    add("Daily");
    open();
    key(Qt::Key_F, Qt::ControlModifier);
    QVERIFY(child<QLineEdit>(*m_window, "walletFilterEdit").hasFocus());
}

void TestWindowFrame::aPersonReadsWhatLockstepIsMadeOf()
{
    open();
    chooseInMenus(*m_window, "aboutAction");
    auto& about = child<QDialog>(*m_window, "aboutDialog");
    const auto versions = [&] { return child<QLabel>(about, "aboutVersionsLabel").text(); };
    QTRY_VERIFY2_WITH_TIMEOUT(versions().contains(QRegularExpression("Qt 6\\.\\d.* SQLite 3\\.\\d.* libsecp256k1 \\d")),
                              qPrintable(versions()), Patience);
    click(child<QPushButton>(about, "licencesButton"));
    const auto* parts = child<QTableView>(about, "licencesTable").model();
    QCOMPARE(parts->index(0, 0).data().toString(), "Lockstep");
    QCOMPARE(parts->index(0, 2).data().toString(), "MIT");
}

void TestWindowFrame::drop(const QString& fileName, const QByteArray& content)
{
    QFile file(m_folder->filePath(fileName));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
    file.close();
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(file.fileName())});
    QDragEnterEvent enter({50, 50}, Qt::CopyAction, &data, Qt::LeftButton, {});
    QCoreApplication::sendEvent(m_window.get(), &enter);
    QDropEvent event({50, 50}, Qt::CopyAction, &data, Qt::LeftButton, {});
    QCoreApplication::sendEvent(m_window.get(), &event);
}

void TestWindowFrame::aPersonDropsATransactionAndSeesWhatItDoes()
{
    add("Daily");
    open();
    drop("payment.psbt", QByteArray::fromBase64("cHNidP8BAAoAAAAAAAAAAAAAAA=="));
    QTRY_VERIFY_WITH_TIMEOUT(m_window->findChild<QDialog*>("broadcastDialog"), Patience);
    auto* dialog = m_window->findChild<QDialog*>("broadcastDialog");
    QVERIFY(child<QPlainTextEdit>(*dialog, "broadcastTextEdit").toPlainText().startsWith("70736274ff"));
    auto& problem = child<QLabel>(*dialog, "problemLabel");
    QTRY_VERIFY_WITH_TIMEOUT(problem.isVisible() && problem.text().contains("PSBT"), Patience);
}

void TestWindowFrame::aPersonDropsAFileOfLabelsAndIsAskedFirst()
{
    add("Daily");
    open();
    drop("old labels.jsonl", R"({"type":"tx","ref":")" + QByteArray(64, 'a') + R"(","label":"Rent"})");
    QTRY_VERIFY_WITH_TIMEOUT(m_window->findChild<QDialog*>("importLabelsDialog"), Patience);
    auto* dialog = m_window->findChild<QDialog*>("importLabelsDialog");
    QVERIFY(!child<QWidget>(*m_window, "noticeBanner").isVisible());
    click(child<QPushButton>(*dialog, "acceptButton"));
    auto& notice = child<QWidget>(*m_window, "noticeBanner");
    QTRY_VERIFY_WITH_TIMEOUT(notice.isVisible(), Patience);
    QVERIFY(child<QLabel>(notice, "sentenceLabel").text().contains("none of your wallets has"));
}

void TestWindowFrame::helpSaysWhatTheWordsMean_data()
{
    QTest::addColumn<QString>("word");
    QTest::addColumn<QString>("meaning");
    for (const auto& [word, meaning] :
         {std::pair("Syncing", "looked through"), std::pair("Paused", "stands still"),
          std::pair("maintenance", "past of one wallet"), std::pair("Pending", "no block has yet"),
          std::pair("Local (not sent)", "no other node has taken it"), std::pair("Watch-only", "cannot spend"),
          std::pair("Locked", "asks for the passphrase"), std::pair("Receive", "address to be paid at"),
          std::pair("All shortcuts", "Ctrl+/")})
        QTest::newRow(word) << QString::fromLatin1(word) << QString::fromLatin1(meaning);
}

/// On some topic, and the meaning under the word.
void TestWindowFrame::helpSaysWhatTheWordsMean()
{
    QFETCH(QString, word);
    QFETCH(QString, meaning);
    open();
    key(Qt::Key_F1);
    auto& help = child<QDialog>(*m_window, "helpDialog");
    QTRY_VERIFY(help.isVisible());
    auto& topics = child<QListWidget>(help, "helpTopicList");
    QTRY_VERIFY(topics.hasFocus());
    const auto isExplained = [&] {
        QStringList said;
        for (const QLabel* label : help.findChildren<QLabel*>())
            if (label->isVisible()) said += label->text();
        for (qsizetype i = 0; i + 1 < said.size(); ++i)
            if (said[i].contains(word) && said[i + 1].contains(meaning)) return true;
        return false;
    };
    for (int topic = 1; topic < topics.count() && !isExplained(); ++topic) QTest::keyClick(&topics, Qt::Key_Down);
    QVERIFY(isExplained());
}

void TestWindowFrame::helpStandsBesideTheWindowAndLeadsToTheKeys()
{
    add("Daily");
    open();
    key(Qt::Key_F1);
    auto& help = child<QDialog>(*m_window, "helpDialog");
    QTRY_VERIFY(help.isVisible());
    QVERIFY(!help.isModal());
    key(Qt::Key_1, Qt::ControlModifier); // the window goes on
    QVERIFY(page());
    key(Qt::Key_F1);
    QCOMPARE(m_window->findChildren<QDialog*>("helpDialog").size(), 1);
    click(child<QPushButton>(help, "shortcutsButton"));
    QTRY_VERIFY(child<QDialog>(*m_window, "shortcutsDialog").isVisible());
    child<QDialog>(*m_window, "shortcutsDialog").close();
    QTest::keyClick(&help, Qt::Key_Escape);
    QTRY_VERIFY(m_window->findChildren<QDialog*>("helpDialog").isEmpty());
}

void TestWindowFrame::helpLeadsToTheWelcomePageAndBack()
{
    add("Daily");
    open();
    chooseInMenus(*m_window, "welcomeAction");
    QVERIFY(child<QWidget>(*m_window, "welcomePage").isVisible());
    click(child<QPushButton>(*m_window, "welcomeBackButton"));
    QVERIFY(page());
    chooseInMenus(*m_window, "welcomeAction");
    auto& list = child<QListView>(*m_window, "walletListView");
    QTest::mouseClick(list.viewport(), Qt::LeftButton, {}, list.visualRect(list.model()->index(0, 0)).center());
    QVERIFY(page()); // also by the wallet that was chosen already
}

void TestWindowFrame::theWelcomePageLeavesTheKeysToTheChosenWallet()
{
    const WalletId daily = add("Daily", "correct horse");
    open();
    chooseInMenus(*m_window, "welcomeAction");
    QVERIFY(action("section2Action").isEnabled());
    chooseInMenus(*m_window, "section2Action");
    QVERIFY(page() && child<QWidget>(*page(), "transactionsPage").isVisible());

    QVERIFY(await(m_session->wallets().unlock(daily, secret("correct horse"))));
    QTRY_COMPARE_WITH_TIMEOUT(child<QToolButton>(*m_window, "lockButton").text(), "Lock", Patience);
    key(Qt::Key_L, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(page()->isCovered(), Patience);
    chooseInMenus(*m_window, "welcomeAction");
    QVERIFY(!page());
    key(Qt::Key_L, Qt::ControlModifier);
    QVERIFY(page()); // or the field that has the keyboard would be out of sight
    QTRY_COMPARE(m_window->focusWidget()->objectName(), "passphraseEdit");
}

void TestWindowFrame::lockingCoversThePageAndClosesWhatShowsSecrets()
{
    const WalletId daily = add("Daily", "correct horse");
    open();
    QVERIFY(await(m_session->wallets().unlock(daily, secret("correct horse"))));
    const auto isLocked = [&] { return m_session->snapshot()->wallet(daily)->auth == WalletAuth::Locked; };
    QTRY_VERIFY_WITH_TIMEOUT(!isLocked() && child<QToolButton>(*m_window, "lockButton").text() == "Lock", Patience);
    QDialog words(m_window.get());
    markAsSecret(words, daily);
    words.open();
    words.close();
    words.open();
    m_window->activateWindow();
    chooseInMenus(*m_window, "lockAllAction");
    QTRY_VERIFY_WITH_TIMEOUT(page()->isCovered(), Patience);
    QVERIFY(!words.isVisible());
    auto& passphrase = child<SecretEdit>(*page(), "passphraseEdit");
    passphrase.setFocus();
    QTest::keyClicks(&passphrase, "wrong");
    QTest::keyClick(&passphrase, Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(child<QLabel>(*page(), "lockProblemLabel").isVisible(), Patience);
    QTest::keyClicks(&passphrase, "correct horse");
    QTest::keyClick(&passphrase, Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(!page()->isCovered(), Patience);
}

void TestWindowFrame::aWalletWithoutAPassphraseOffersToSetOneInsteadOfLocking()
{
    add("Daily");
    open();
    QCOMPARE(child<QToolButton>(*m_window, "locksButton").text(), QString("1 without passphrase"));
    QVERIFY(!child<QAction>(*m_window, "lockAllAction").isEnabled());
    key(Qt::Key_L, Qt::ControlModifier); // and so does the button
    QTRY_VERIFY_WITH_TIMEOUT(m_window->findChild<ChangePassphraseDialog*>(), Patience);
    m_window->findChild<ChangePassphraseDialog*>()->reject();
    auto& button = child<QToolButton>(*page(), "lockButton");
    QCOMPARE(button.text(), QString("Set a passphrase…"));
    QVERIFY(!page()->isCovered());
    QVERIFY(!child<QWidget>(*m_window, "noticeBanner").isVisible());
}

void TestWindowFrame::theMenuNamesTheWalletItIsFor()
{
    add("Bread & butter");
    add("Savings");
    open();
    QCOMPARE(action("walletNameAction").text(), "Choose a wallet in the sidebar first");
    QVERIFY(!action("renameAction").isEnabled());
    key(Qt::Key_1, Qt::ControlModifier);
    QCOMPARE(action("walletNameAction").text(), "Bread && butter");
    QVERIFY(action("renameAction").isEnabled());
}

void TestWindowFrame::aCommandThatNobodyTookIsNotThere()
{
    open();
    QVERIFY(!action("mineAction").isVisible()); // no practice chain
    bool isRun = false;
    m_window->actions().on(Command::Mine, [&] { isRun = true; });
    QVERIFY(action("mineAction").isVisible());
    chooseInMenus(*m_window, "mineAction");
    QVERIFY(isRun);
}

void TestWindowFrame::thePeersInTheStatusBarOpenTheNetwork()
{
    open();
    click(child<QToolButton>(*m_window, "peersButton"));
    QTRY_VERIFY(child<QDialog>(*m_window, "networkDialog").isVisible());
    key(Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(m_window->findChildren<QDialog*>("networkDialog").size(), 1); // the same again
}

void TestWindowFrame::sizePlaceAndSplitterAreThereAgain()
{
    open();
    const QRect place(90, 60, 1'040, 640);
    QVERIFY(m_window->screen()->availableGeometry().contains(place) && m_window->geometry() != place);
    const auto sidebarWidth = [this] { return m_window->findChild<QSplitter*>()->sizes().first(); };
    const int width = sidebarWidth() + 60;
    m_window->setGeometry(place);
    m_window->findChild<QSplitter*>()->setSizes({width, place.width() - width});
    QTRY_COMPARE(sidebarWidth(), width);
    close();
    open();
    QCOMPARE(m_window->geometry(), place);
    QTRY_COMPARE(sidebarWidth(), width);
    close();
    open(); // nor does it creep from start to start
    QCOMPARE(m_window->geometry(), place);
    QTRY_COMPARE(sidebarWidth(), width);
}

void TestWindowFrame::aWindowFromAScreenThatIsGoneComesBack()
{
    open();
    const QSize size(1'000, 640);
    m_window->resize(size);
    m_window->move(5'000, 5'000);
    close();
    open();
    QCOMPARE(m_window->size(), size);
    const QRect screen = m_window->screen()->availableGeometry();
    const QRect place = m_window->geometry();
    QVERIFY(screen.contains(place.topLeft()) && screen.bottom() >= place.bottom());
    QVERIFY(screen.right() >= place.right());
}

void TestWindowFrame::bannersAreReadWholeInALowWindow()
{
    const LargeLetters large;
    const WalletId daily = add("Daily");
    open();
    sidebar().select(daily);
    m_window->resize(900, 600);
    auto& banners = child<BannerArea>(*m_window, "bannerArea");
    SyncSnapshot snapshot = *m_session->snapshot();
    snapshot.online = false;
    banners.setSnapshot(snapshot, 1'780'000'000);
    banners.setReminder(&snapshot.wallets[0]);
    banners.showNotice("The names of three wallets were not saved. There is no room left on the disk.", Tone::Bad);
    click(child<QPushButton>(*m_window, "moreBannersButton"));
    for (const char* name : {"offlineBanner", "backupBanner", "noticeBanner"}) {
        auto& strip = child<Strip>(banners, name);
        QVERIFY2(strip.isVisible(), name);
        QTRY_VERIFY2(strip.height() >= strip.layout()->totalHeightForWidth(strip.width()), name);
    }
    const auto& last = child<Strip>(banners, "noticeBanner");
    QVERIFY(child<QPushButton>(*m_window, "moreBannersButton").y() > last.geometry().bottom());
}

QTEST_MAIN(TestWindowFrame)
#include "tst_windowframe.moc"
