// SPDX-License-Identifier: MIT

#include "core/api/services/ledgerservice.h"
#include "tests/support/addedwallet.h"
#include "tests/support/byhand.h"
#include "tests/support/guitest.h"
#include "ui/dialogs/discarddialog.h"
#include "ui/dialogs/formdialog.h"
#include "ui/dialogs/wallet/showsecretsdialog.h"
#include "ui/dialogs/wallet/unlockdialog.h"
#include "ui/format/plain/amounttext.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/mainwindow/sidebar/sidebar.h"
#include "ui/pages/sectionstack.h"
#include "ui/pages/settings/settingspage.h"
#include "ui/pages/walletpage.h"
#include "ui/widgets/secrets/secretedit.h"
#include "ui/widgets/secrets/secretwindow.h"
#include "ui/widgets/secrets/wordgrid.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QCheckBox>
#include <QDialog>
#include <QLineEdit>
#include <QMenu>
#include <QPointer>
#include <QPushButton>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QToolButton>
#include <QTreeWidget>

#include <algorithm>
#include <functional>

using namespace lockstep;
using namespace lockstep::ui;
using namespace lockstep::test;

namespace {

constexpr const char* Passphrase = "correct horse";
constexpr int Patience = 20'000; ///< Milliseconds.

constexpr int WideGap = 20; ///< Pixels; between keys and the words of a menu there are more.

/// What is painted first in a part of a picture, letter by letter from the left.
QList<QRect> lettersIn(const QImage& picture, const QRect& part)
{
    const QColor paper = picture.pixelColor(part.topLeft());
    QList<QRect> letters;
    bool isBetween = true;
    for (int x = part.left(); x <= part.right(); ++x) {
        QRect column;
        for (int y = part.top(); y <= part.bottom(); ++y)
            if (contrast(picture.pixelColor(x, y), paper) > 2) column |= QRect(x, y, 1, 1);
        if (!letters.isEmpty() && x - letters.last().right() > WideGap) break;
        if (isBetween && !column.isNull()) letters += column;
        if (!isBetween) letters.last() |= column;
        isBetween = column.isNull();
    }
    return letters;
}

/// A field of text as it is where the desktop has the keys of Emacs (X11): it takes them, and each key that it knows,
/// before the window does.
class EmacsKeys final : public QObject
{
public:
    explicit EmacsKeys(QWidget& field) { field.installEventFilter(this); }

    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() != QEvent::ShortcutOverride) return QObject::eventFilter(watched, event);
        event->accept();
        return true;
    }
};

/// All of the first one's height are above the last: as "Ctrl+," ends, and ",+Ctrl" does not.
bool endsWithAComma(const QList<QRect>& letters)
{
    return letters.size() > 2 && letters.last().top() > letters.first().center().y();
}

} // namespace

/// Every key that Help lists, pressed in a window with two wallets: "Daily", which has a passphrase and is unlocked,
/// and "Savings". Daily's overview is in sight.
class TestKeys : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void everyKeyDoesWhatHelpSays_data();
    void everyKeyDoesWhatHelpSays();
    void everyKeyOfTheWindowWorksInAFieldOfText_data() { addWindowKeys(); }
    void everyKeyOfTheWindowWorksInAFieldOfText();
    void aFieldOfTextKeepsTheKeysToEditIt_data();
    void aFieldOfTextKeepsTheKeysToEditIt();
    void aDialogsFieldKeepsItsKeys();
    void aKeyThatLocksTakesTheWordsOutOfSight_data();
    void aKeyThatLocksTakesTheWordsOutOfSight();
    void whileWordsAreShownAllCanBeLocked();
    void whatHidesWorksInEveryWindow_data();
    void whatHidesWorksInEveryWindow();
    void lockingWhileItUnlocksCallsThatOff();
    void lockingInAPaymentsWindowIsForItsWallet_data();
    void lockingInAPaymentsWindowIsForItsWallet();
    void quittingAsksAboutAConnectionThatIsNotApplied();
    void everyNumberChoosesItsWallet();
    void theRingInThePageBarGoesAlongWithThePage();
    void oneKeyLocksAllWallets();
    void closingTheWindowInFrontStopsNothing();
    void helpListsTheseKeysAndNoOthers();
    void aCommaStaysBehindCtrlFromRightToLeft();
    void importWithoutAChosenWalletMakesOne_data();
    void importWithoutAChosenWalletMakesOne();
    void aPersonFindsAWalletThoughTheSidebarIsNarrow();
    void onALockedPageFindGoesToTheWallets();
    void nothingIsDeletedByTheDeleteKey();
    void enterPressesTheButtonWithTheFocus();
    void enterInAFieldPressesNothing();

private:
    struct Key
    {
        const char* listed; ///< As Help writes it.
        std::function<void()> press;
        std::function<bool()> happened; ///< Soon after.
    };
    std::vector<Key> keys();
    std::vector<Key> pageKeys();
    std::vector<Key> keysInParts();

    static void addWindowKeys();
    void press(QKeyCombination key)
    {
        QWidget* at = m_typedAt ? m_typedAt.data() : m_window.get();
        QTest::keyClick(at, key.key(), key.keyboardModifiers());
    }
    std::function<void()> pressing(QKeyCombination key)
    {
        return [this, key] { press(key); };
    }
    WalletPage& page();
    Sidebar& sidebar() { return child<Sidebar>(*m_window, "sidebar"); }
    bool isShown(const char* objectName)
    {
        const auto all = m_window->findChildren<QWidget*>(QLatin1StringView(objectName));
        return std::ranges::any_of(all, [](const QWidget* widget) { return widget->isVisible(); });
    }
    bool isTitled(const QString& title)
    {
        const auto all = m_window->findChildren<QDialog*>();
        return std::ranges::any_of(
            all, [&](const QDialog* dialog) { return dialog->isVisible() && dialog->windowTitle().contains(title); });
    }
    QDialog& words(); ///< Daily's, in sight.
    bool isAt(Section section) { return page().sections().current() == section; }
    QTableView& addressTable(); ///< Of Daily, with an address in it.

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<MainWindow> m_window;
    QPointer<QWidget> m_typedAt; ///< Instead of the window as a whole.
    WalletId m_daily;
    WalletId m_savings;
};

void TestKeys::init()
{
    failOnAnyWarning();
    m_folder = std::make_unique<QTemporaryDir>();
    SessionOptions options = practiceOptions(m_folder->filePath("practice"), {}, false);
    options.cheapPassphrases = true;
    auto session = Session::open(std::move(options));
    QVERIFY(session);
    m_session = *std::move(session);
    m_daily = addedWallet(*m_session, "Daily", Passphrase);
    m_savings = addedWallet(*m_session, "Savings", nullptr);
    m_window = std::make_unique<MainWindow>(*m_session, nullptr);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    sidebar().select(m_daily);
    QVERIFY(await(m_session->wallets().unlock(m_daily, secret(Passphrase))));
    QTRY_VERIFY_WITH_TIMEOUT(m_session->snapshot()->wallet(m_daily)->auth == WalletAuth::Unlocked, Patience);
}

void TestKeys::cleanup()
{
    m_window.reset();
    m_session.reset();
    AmountDisplay::set({});
    Theme::apply(ThemeChoice::Light);
}

WalletPage& TestKeys::page()
{
    for (WalletPage* page : m_window->findChildren<WalletPage*>())
        if (page->isVisible()) return *page;
    qFatal("no wallet's page is in sight");
}

QTableView& TestKeys::addressTable()
{
    if (!await(m_session->ledger().receive(m_daily, true))) qFatal("no address");
    press(Qt::ALT | Qt::Key_4);
    auto& table = child<QTableView>(page(), "addressTable");
    if (!QTest::qWaitFor([&] { return table.model()->rowCount() > 0; }, Patience)) qFatal("no address is shown");
    clickRow(table, 0, 1);
    return table;
}

std::vector<TestKeys::Key> TestKeys::keys()
{
    const auto selects = [this](WalletId wallet) { return [this, wallet] { return sidebar().selected() == wallet; }; };
    const auto shows = [this](const char* name) { return [this, name] { return isShown(name); }; };
    const auto titled = [this](const char* title) { return [this, title] { return isTitled(title); }; };
    const auto wide = sidebar().width();
    return {
        {"Ctrl+N", pressing(Qt::CTRL | Qt::Key_N), titled("Create a wallet")},
        {"Ctrl+S", pressing(Qt::CTRL | Qt::Key_S), titled("backup")},
        {"Ctrl+E", pressing(Qt::CTRL | Qt::Key_E), shows("saveFileDialog")},
        {"Ctrl+Shift+L", pressing(Qt::CTRL | Qt::SHIFT | Qt::Key_L), [this] { return page().isCovered(); }},
        {"Ctrl+K", pressing(Qt::CTRL | Qt::Key_K), titled("Set an app lock")}, // once there is one: tst_windowlock
        {"Ctrl+,", pressing(Qt::CTRL | Qt::Key_Comma), shows("preferencesDialog")},
        {"Ctrl+Q", pressing(Qt::CTRL | Qt::Key_Q), [this] { return !m_window->isVisible(); }},
        {"Ctrl+L", pressing(Qt::CTRL | Qt::Key_L), [this] { return page().isCovered(); }},
        {"Ctrl+I", pressing(Qt::CTRL | Qt::Key_I), shows("scriptsTextEdit")},
        {"Ctrl+R",
         [this] { // not while it is imported
             if (!await(m_session->wallets().stop(m_daily))) qFatal("it does not stop");
             const auto isStopped = [this] { return child<QAction>(*m_window, "rescanAction").isEnabled(); };
             if (!QTest::qWaitFor(isStopped, Patience)) qFatal("it is still imported");
             press(Qt::CTRL | Qt::Key_R);
         },
         titled("Daily")},
        {"F2", pressing(Qt::Key_F2), titled("Rename")},
        {"Ctrl+0", pressing(Qt::CTRL | Qt::Key_0), selects(WalletId{})},
        {"Ctrl+1 to Ctrl+9", pressing(Qt::CTRL | Qt::Key_2), selects(m_savings)},
        {"Ctrl+PgDown", pressing(Qt::CTRL | Qt::Key_PageDown), selects(m_savings)},
        {"Ctrl+PgUp", pressing(Qt::CTRL | Qt::Key_PageUp), selects(m_savings)}, // round at the ends
        {"Ctrl+F", pressing(Qt::CTRL | Qt::Key_F),
         [this] { // in a field that it leads to itself: what is there is chosen, to be typed over
             const auto* field = qobject_cast<QLineEdit*>(QApplication::focusWidget());
             if (m_typedAt) return field && field->hasSelectedText();
             return field == &child<QLineEdit>(*m_window, "walletFilterEdit");
         }},
        {"Ctrl+Shift+H", pressing(Qt::CTRL | Qt::SHIFT | Qt::Key_H), [] { return AmountDisplay::current().isHidden; }},
        {"F9", pressing(Qt::Key_F9), [this, wide] { return sidebar().width() < wide / 2; }},
        {"F11", pressing(Qt::Key_F11), [this] { return m_window->isFullScreen(); }},
        {"Ctrl+O", pressing(Qt::CTRL | Qt::Key_O), shows("broadcastDialog")},
        {"Ctrl+Shift+N", pressing(Qt::CTRL | Qt::SHIFT | Qt::Key_N), shows("networkDialog")},
        {"F1", pressing(Qt::Key_F1), shows("helpDialog")},
        {"Ctrl+/", pressing(Qt::CTRL | Qt::Key_Slash), shows("shortcutsDialog")},
        {"Ctrl+Shift+C", pressing(Qt::CTRL | Qt::SHIFT | Qt::Key_C), shows("consolePanel")},
    };
}

std::vector<TestKeys::Key> TestKeys::pageKeys()
{
    const auto opens = [this](Section section) { return [this, section] { return isAt(section); }; };
    return {
        {"Alt+1",
         [this] {
             press(Qt::ALT | Qt::Key_3);
             press(Qt::ALT | Qt::Key_1);
         },
         opens(Section::Overview)},
        {"Alt+2", pressing(Qt::ALT | Qt::Key_2), opens(Section::Transactions)},
        {"Alt+3", pressing(Qt::ALT | Qt::Key_3), opens(Section::Receive)},
        {"Alt+4", pressing(Qt::ALT | Qt::Key_4), opens(Section::Addresses)},
        {"Alt+5", pressing(Qt::ALT | Qt::Key_5), opens(Section::Settings)},
    };
}

/// What lists and dialogs understand by themselves. Return on a payment: see tst_transactionspage.
std::vector<TestKeys::Key> TestKeys::keysInParts()
{
    return {
        {"F2 in a list", [this] { QTest::keyClick(&addressTable(), Qt::Key_F2); },
         [this] { return qobject_cast<QLineEdit*>(QApplication::focusWidget()) != nullptr && !isTitled("Rename"); }},
        {"Ctrl+T",
         [this] {
             press(Qt::CTRL | Qt::Key_L);
             QTRY_VERIFY_WITH_TIMEOUT(page().isCovered(), Patience);
             QTest::keyClick(&child<SecretEdit>(page(), "passphraseEdit"), Qt::Key_T, Qt::ControlModifier);
         },
         [this] { return child<SecretEdit>(page(), "passphraseEdit").isRevealed(); }},
        {"Esc or Ctrl+W",
         [this] {
             press(Qt::CTRL | Qt::Key_Slash);
             QTest::keyClick(m_window->findChild<QDialog*>("shortcutsDialog"), Qt::Key_W, Qt::ControlModifier);
         },
         [this] { return !isShown("shortcutsDialog"); }},
    };
}

/// The fixture stands only when a row runs: the names are written out here, and compared with Help's below.
void TestKeys::addWindowKeys()
{
    QTest::addColumn<QString>("listed");
    for (const char* listed :
         {"Ctrl+N",      "Ctrl+S",       "Ctrl+E", "Ctrl+Shift+L", "Ctrl+K",      "Ctrl+,",
          "Ctrl+Q",      "Ctrl+L",       "Ctrl+I", "Ctrl+R",       "F2",          "Alt+1",
          "Alt+2",       "Alt+3",        "Alt+4",  "Alt+5",        "Ctrl+0",      "Ctrl+1 to Ctrl+9",
          "Ctrl+PgDown", "Ctrl+PgUp",    "Ctrl+F", "Ctrl+Shift+H", "F9",          "F11",
          "Ctrl+O",      "Ctrl+Shift+N", "F1",     "Ctrl+/",       "Ctrl+Shift+C"})
        QTest::newRow(listed) << QString::fromLatin1(listed);
}

void TestKeys::everyKeyDoesWhatHelpSays_data()
{
    addWindowKeys();
    for (const char* listed : {"F2 in a list", "Ctrl+T", "Esc or Ctrl+W"})
        QTest::newRow(listed) << QString::fromLatin1(listed);
}

void TestKeys::everyKeyDoesWhatHelpSays()
{
    QFETCH(QString, listed);
    std::vector<Key> all = keys();
    for (const auto& more : {pageKeys(), keysInParts()}) all.insert(all.end(), more.begin(), more.end());
    const auto key = std::ranges::find_if(all, [&](const Key& each) { return each.listed == listed; });
    QVERIFY2(key != all.end(), "nobody presses it here");
    key->press();
    QTRY_VERIFY_WITH_TIMEOUT(key->happened(), Patience);
}

void TestKeys::everyKeyOfTheWindowWorksInAFieldOfText()
{
    QFETCH(QString, listed);
    press(Qt::ALT | Qt::Key_2);
    auto& field = child<QLineEdit>(page(), "searchEdit");
    field.setFocus();
    QTest::keyClicks(&field, "rent");
    const EmacsKeys emacs(field);
    m_typedAt = &field;
    std::vector<Key> all = keys();
    for (Key& more : pageKeys()) all.push_back(std::move(more));
    const auto key = std::ranges::find_if(all, [&](const Key& each) { return each.listed == listed; });
    QVERIFY2(key != all.end(), "nobody presses it here");
    key->press();
    QTRY_VERIFY_WITH_TIMEOUT(key->happened(), Patience);
}

void TestKeys::aFieldOfTextKeepsTheKeysToEditIt_data()
{
    QTest::addColumn<QKeySequence>("keys");
    QTest::addColumn<QString>("left");
    QTest::newRow("select all, cut") << QKeySequence("Ctrl+A, Ctrl+X") << "";
    QTest::newRow("undo") << QKeySequence("Ctrl+A, Ctrl+X, Ctrl+Z") << "rent";
    QTest::newRow("copy, end, paste") << QKeySequence("Ctrl+A, Ctrl+C, End, Ctrl+V") << "rentrent";
    QTest::newRow("home, delete") << QKeySequence("Home, Del") << "ent";
    QTest::newRow("left, delete") << QKeySequence("Left, Del") << "ren";
}

void TestKeys::aFieldOfTextKeepsTheKeysToEditIt()
{
    QFETCH(QKeySequence, keys);
    press(Qt::ALT | Qt::Key_2);
    auto& field = child<QLineEdit>(page(), "searchEdit");
    field.setFocus();
    QTest::keyClicks(&field, "rent");
    for (int i = 0; i < keys.count(); ++i)
        QTest::keyClick(&field, keys[uint(i)].key(), keys[uint(i)].keyboardModifiers());
    QTEST(field.text(), "left");
}

/// There the window's keys do nothing, and those of Emacs are all that a person can mean.
void TestKeys::aDialogsFieldKeepsItsKeys()
{
    press(Qt::Key_F2);
    QTRY_VERIFY_WITH_TIMEOUT(isTitled("Rename"), Patience);
    auto& field = child<QLineEdit>(*m_window->findChild<FormDialog*>(), "nameEdit");
    const EmacsKeys emacs(field);
    QKeyEvent asked(QEvent::ShortcutOverride, Qt::Key_E, Qt::ControlModifier);
    asked.ignore();
    QApplication::sendEvent(&field, &asked);
    QVERIFY(asked.isAccepted());
    QTest::keyClick(&field, Qt::Key_W, Qt::ControlModifier); // but this one is the dialog's
    QTRY_VERIFY_WITH_TIMEOUT(!isTitled("Rename"), Patience);
}

QDialog& TestKeys::words()
{
    press(Qt::ALT | Qt::Key_5);
    auto& button = child<QPushButton>(page(), "showSecretsButton");
    if (!QTest::qWaitFor([&] { return button.isEnabled(); }, Patience)) qFatal("its settings are not read");
    button.click();
    ShowSecretsDialog* dialog = nullptr;
    const auto isOpen = [&] { return (dialog = m_window->findChild<ShowSecretsDialog*>()) != nullptr; };
    if (!QTest::qWaitFor(isOpen, Patience)) qFatal("its words are not asked for");
    QTest::keyClicks(&child<SecretEdit>(*dialog, "passphraseEdit"), Passphrase);
    QTest::keyClick(&child<SecretEdit>(*dialog, "passphraseEdit"), Qt::Key_Return);
    auto& grid = child<WordGrid>(*dialog, "wordGrid");
    if (!QTest::qWaitFor([&] { return grid.isVisible(); }, Patience)) qFatal("no words");
    child<QPushButton>(*dialog, "showWordsButton").click();
    return *dialog;
}

void TestKeys::aKeyThatLocksTakesTheWordsOutOfSight_data()
{
    QTest::addColumn<int>("key");
    QTest::addColumn<bool>("isLocked");
    QTest::newRow("all wallets") << (Qt::CTRL | Qt::SHIFT | Qt::Key_L).toCombined() << false;
    QTest::newRow("all wallets, none is unlocked") << (Qt::CTRL | Qt::SHIFT | Qt::Key_L).toCombined() << true;
    QTest::newRow("the wallet") << (Qt::CTRL | Qt::Key_L).toCombined() << false;
    QTest::newRow("the wallet, it is locked") << (Qt::CTRL | Qt::Key_L).toCombined() << true;
}

void TestKeys::aKeyThatLocksTakesTheWordsOutOfSight()
{
    QFETCH(int, key);
    QFETCH(bool, isLocked);
    if (isLocked) QVERIFY(await(m_session->wallets().lock(m_daily)));
    const QPointer<QDialog> dialog = &words();
    QVERIFY(child<WordGrid>(*dialog, "wordGrid").isShown());
    m_typedAt = dialog;
    press(QKeyCombination::fromCombined(key));
    QTRY_VERIFY_WITH_TIMEOUT(!dialog || !dialog->isVisible(), Patience);
    QTRY_VERIFY_WITH_TIMEOUT(m_session->snapshot()->wallet(m_daily)->auth == WalletAuth::Locked, Patience);
    QVERIFY(m_window->findChildren<FormDialog*>().isEmpty() || !isTitled("Unlock")); // it locks only
}

void TestKeys::whileWordsAreShownAllCanBeLocked()
{
    QVERIFY(await(m_session->wallets().lock(m_daily)));
    auto& action = child<QAction>(*m_window, "lockAllAction");
    QTRY_VERIFY_WITH_TIMEOUT(!action.isEnabled(), Patience);
    QDialog& dialog = words();
    QTRY_VERIFY_WITH_TIMEOUT(action.isEnabled(), Patience);
    QVERIFY(child<QToolButton>(*m_window, "locksButton").text() != "All locked");
    dialog.reject();
    m_window->activateWindow(); // as a desktop does
    QTRY_VERIFY_WITH_TIMEOUT(!action.isEnabled(), Patience);
}

void TestKeys::whatHidesWorksInEveryWindow_data()
{
    QTest::addColumn<int>("opens");
    QTest::newRow("beside the main one") << (Qt::CTRL | Qt::SHIFT | Qt::Key_N).toCombined();
    QTest::newRow("in front of it") << (Qt::CTRL | Qt::Key_Comma).toCombined();
    QTest::newRow("with the cursor in a field") << int(Qt::Key_F2);
}

void TestKeys::whatHidesWorksInEveryWindow()
{
    QFETCH(int, opens);
    press(QKeyCombination::fromCombined(opens));
    const auto isOpen = [this] {
        const auto all = m_window->findChildren<QDialog*>();
        return std::ranges::any_of(all, &QDialog::isVisible);
    };
    QTRY_VERIFY_WITH_TIMEOUT(isOpen() && !m_window->isActiveWindow(), Patience);
    m_typedAt = QApplication::activeWindow()->focusWidget();
    QVERIFY(m_typedAt);
    press(Qt::CTRL | Qt::SHIFT | Qt::Key_H);
    QVERIFY(AmountDisplay::current().isHidden);
    press(Qt::CTRL | Qt::SHIFT | Qt::Key_H);
    QVERIFY(!AmountDisplay::current().isHidden);
    press(Qt::CTRL | Qt::SHIFT | Qt::Key_L);
    QTRY_VERIFY_WITH_TIMEOUT(m_session->snapshot()->wallet(m_daily)->auth == WalletAuth::Locked, Patience);
}

void TestKeys::lockingWhileItUnlocksCallsThatOff()
{
    press(Qt::ALT | Qt::Key_5);
    auto* settings = m_window->findChild<SettingsPage*>();
    QVERIFY(settings);
    QVERIFY(await(m_session->wallets().lock(m_daily)));
    QTRY_VERIFY_WITH_TIMEOUT(m_session->snapshot()->wallet(m_daily)->auth == WalletAuth::Locked, Patience);
    emit settings->unlockWanted(m_daily);
    const QPointer dialog = m_window->findChild<UnlockDialog*>();
    QVERIFY(dialog);
    QTest::keyClicks(&child<SecretEdit>(*dialog, "passphraseEdit"), Passphrase);
    emit dialog->submitted(); // as Enter does; no answer comes in between
    m_typedAt = dialog;
    press(Qt::CTRL | Qt::Key_L);
    QTRY_VERIFY_WITH_TIMEOUT(!dialog || !dialog->isVisible(), Patience);
    QTRY_VERIFY_WITH_TIMEOUT(m_session->snapshot()->wallet(m_daily)->auth == WalletAuth::Locked, Patience);
    QVERIFY(page().isCovered());
}

void TestKeys::quittingAsksAboutAConnectionThatIsNotApplied()
{
    press(Qt::CTRL | Qt::SHIFT | Qt::Key_N);
    QTRY_VERIFY_WITH_TIMEOUT(isShown("networkDialog"), Patience);
    auto& network = child<QDialog>(*m_window, "networkDialog");
    child<QCheckBox>(network, "proxyCheckBox").setChecked(true);
    child<QLineEdit>(network, "proxyEdit").setText("127.0.0.1:9150");
    const auto quit = [this] { // it is not modal
        m_window->activateWindow();
        QTRY_VERIFY_WITH_TIMEOUT(m_window->isActiveWindow(), Patience);
        press(Qt::CTRL | Qt::Key_Q);
    };
    quit();
    QTRY_VERIFY_WITH_TIMEOUT(network.findChild<DiscardDialog*>(), Patience);
    network.findChild<DiscardDialog*>()->reject();
    QTRY_VERIFY_WITH_TIMEOUT(!network.findChild<DiscardDialog*>(), Patience);
    QVERIFY(m_window->isVisible() && network.isVisible());
    quit();
    QTRY_VERIFY_WITH_TIMEOUT(network.findChild<DiscardDialog*>(), Patience);
    network.findChild<DiscardDialog*>()->accept();
    QTRY_VERIFY_WITH_TIMEOUT(!m_window->isVisible(), Patience);
}

void TestKeys::lockingInAPaymentsWindowIsForItsWallet_data()
{
    QTest::addColumn<bool>("isInQuestion");
    QTest::newRow("in the window") << false;
    QTest::newRow("in a question in front of it") << true;
}

void TestKeys::lockingInAPaymentsWindowIsForItsWallet()
{
    QFETCH(bool, isInQuestion);
    auto* dialog = new QDialog(m_window.get());
    markAsOf(*dialog, m_daily);
    const QPointer open = dialog;
    sidebar().select(m_savings);
    dialog->show();
    dialog->activateWindow();
    QTRY_VERIFY_WITH_TIMEOUT(dialog->isActiveWindow(), Patience);
    m_typedAt = dialog;
    if (isInQuestion) {
        auto* question = new QDialog(dialog);
        markAsOf(*question, {});
        question->open();
        m_typedAt = question;
    }
    press(Qt::CTRL | Qt::Key_L);
    QTRY_VERIFY_WITH_TIMEOUT(!open || !open->isVisible(), Patience);
    QTRY_VERIFY_WITH_TIMEOUT(m_session->snapshot()->wallet(m_daily)->auth == WalletAuth::Locked, Patience);
}

void TestKeys::everyNumberChoosesItsWallet()
{
    QList<WalletId> wallets{m_daily, m_savings};
    for (int i = 3; i <= 10; ++i) wallets += addedWallet(*m_session, QString("Wallet %1").arg(i), nullptr);
    const auto& list = child<QAbstractItemView>(*m_window, "walletListView");
    QTRY_VERIFY_WITH_TIMEOUT(list.model()->rowCount() >= 10, Patience);
    for (const int number : {9, 1, 5, 3, 7, 2, 8, 4, 6}) {
        press(Qt::CTRL | Qt::Key(Qt::Key_0 + number));
        QCOMPARE(sidebar().selected(), wallets[number - 1]);
    }
}

void TestKeys::theRingInThePageBarGoesAlongWithThePage()
{
    child<QToolButton>(page(), "overviewPageButton").setFocus();
    press(Qt::ALT | Qt::Key_2);
    QVERIFY(isAt(Section::Transactions));
    QVERIFY(child<QToolButton>(page(), "transactionsPageButton").hasFocus());
    auto& wallets = child<QAbstractItemView>(sidebar(), "walletListView"); // who is elsewhere stays there
    wallets.setFocus();
    press(Qt::ALT | Qt::Key_1);
    QVERIFY(isAt(Section::Overview));
    QVERIFY(wallets.hasFocus());
}

void TestKeys::oneKeyLocksAllWallets()
{
    const WalletId cold = addedWallet(*m_session, "Cold", Passphrase);
    QVERIFY(await(m_session->wallets().unlock(cold, secret(Passphrase))));
    const auto lock = [this](WalletId wallet) {
        const SyncSnapshotPtr snapshot = m_session->snapshot();
        return snapshot->wallet(wallet)->auth;
    };
    QTRY_VERIFY_WITH_TIMEOUT(lock(cold) == WalletAuth::Unlocked, Patience);
    press(Qt::CTRL | Qt::SHIFT | Qt::Key_L);
    QTRY_VERIFY_WITH_TIMEOUT(lock(cold) == WalletAuth::Locked && lock(m_daily) == WalletAuth::Locked, Patience);
    QCOMPARE(lock(m_savings), WalletAuth::NoPassphrase);
}

void TestKeys::closingTheWindowInFrontStopsNothing()
{
    press(Qt::CTRL | Qt::Key_W);
    QVERIFY(m_window->isVisible());
    press(Qt::CTRL | Qt::SHIFT | Qt::Key_N);
    auto* network = m_window->findChild<QDialog*>("networkDialog");
    QTRY_VERIFY_WITH_TIMEOUT(network && network->isVisible(), Patience);
    QTest::keyClick(network, Qt::Key_W, Qt::ControlModifier);
    QVERIFY(!network->isVisible() && m_window->isVisible());
    const SyncSnapshotPtr snapshot = m_session->snapshot();
    for (const WalletView& wallet : snapshot->wallets) QVERIFY2(wallet.started, qPrintable(wallet.name));
}

void TestKeys::helpListsTheseKeysAndNoOthers()
{
    std::vector<Key> all = keys();
    for (const auto& more : {pageKeys(), keysInParts()}) all.insert(all.end(), more.begin(), more.end());
    QStringList pressed{"Return"};
    for (const Key& key : all) pressed += QString::fromLatin1(key.listed);
    press(Qt::CTRL | Qt::Key_Slash);
    auto& tree = child<QTreeWidget>(*m_window, "shortcutsTree");
    QStringList listed;
    for (int i = 0; i < tree.topLevelItemCount(); ++i)
        for (int j = 0; j < tree.topLevelItem(i)->childCount(); ++j) listed += tree.topLevelItem(i)->child(j)->text(1);
    listed.sort();
    pressed.sort();
    QCOMPARE(listed, pressed); // so each is also used once
}

void TestKeys::aCommaStaysBehindCtrlFromRightToLeft()
{
    QApplication::setLayoutDirection(Qt::RightToLeft);
    const auto back = qScopeGuard([] { QApplication::setLayoutDirection(Qt::LeftToRight); });
    press(Qt::CTRL | Qt::Key_Slash);
    auto& tree = child<QTreeWidget>(*m_window, "shortcutsTree");
    QTRY_VERIFY_WITH_TIMEOUT(tree.isVisible(), Patience);
    const auto found = tree.findItems("Ctrl+,", Qt::MatchContains | Qt::MatchRecursive, 1);
    QCOMPARE(found.size(), 1);
    tree.setCurrentItem(tree.topLevelItem(0)->child(0));
    QRect cell = tree.visualRect(tree.indexFromItem(found.front(), 1)).adjusted(2, 2, -2, -2);
    QVERIFY(endsWithAComma(lettersIn(tree.viewport()->grab().toImage(), cell)));

    auto& preferences = child<QAction>(*m_window, "preferencesAction");
    const auto menus = m_window->findChildren<QMenu*>();
    const auto menu = std::ranges::find_if(menus, [&](QMenu* each) { return each->actions().contains(&preferences); });
    QVERIFY(menu != menus.end());
    (*menu)->popup(m_window->mapToGlobal(QPoint(100, 100)));
    QTRY_VERIFY_WITH_TIMEOUT((*menu)->isVisible(), Patience);
    const QImage picture = (*menu)->grab().toImage();
    QVERIFY(endsWithAComma(lettersIn(picture, (*menu)->actionGeometry(&preferences).adjusted(2, 2, -2, -2))));
    (*menu)->close();
}

void TestKeys::importWithoutAChosenWalletMakesOne_data()
{
    QTest::addColumn<bool>("hasWallets");
    QTest::newRow("all wallets") << true;
    QTest::newRow("first run") << false;
}

void TestKeys::importWithoutAChosenWalletMakesOne()
{
    QFETCH(bool, hasWallets);
    if (hasWallets) {
        press(Qt::CTRL | Qt::Key_0);
    } else {
        for (const WalletId wallet : {m_daily, m_savings}) QVERIFY(await(m_session->wallets().remove(wallet)));
        QTRY_VERIFY_WITH_TIMEOUT(isShown("welcomePage"), Patience);
    }
    press(Qt::CTRL | Qt::Key_I);
    QTRY_VERIFY_WITH_TIMEOUT(isShown("watchTextEdit"), Patience);
    QVERIFY(!isShown("scriptsTextEdit"));
}

void TestKeys::aPersonFindsAWalletThoughTheSidebarIsNarrow()
{
    press(Qt::Key_F9);
    QVERIFY(sidebar().isCompact());
    press(Qt::CTRL | Qt::Key_F);
    auto& filter = child<QLineEdit>(*m_window, "walletFilterEdit");
    QVERIFY(!sidebar().isCompact() && filter.isVisible() && filter.hasFocus());
    QTest::keyClicks(&filter, "sav");
    QCOMPARE(child<QAbstractItemView>(*m_window, "walletListView").model()->rowCount(), 1);
}

void TestKeys::onALockedPageFindGoesToTheWallets()
{
    press(Qt::ALT | Qt::Key_2);
    auto& search = child<QLineEdit>(page(), "searchEdit");
    press(Qt::CTRL | Qt::Key_F);
    QVERIFY(search.hasFocus());
    press(Qt::CTRL | Qt::Key_L);
    QTRY_VERIFY_WITH_TIMEOUT(page().isCovered(), Patience);
    press(Qt::CTRL | Qt::Key_F);
    QVERIFY(!search.hasFocus());
    QVERIFY(child<QLineEdit>(*m_window, "walletFilterEdit").hasFocus());
}

void TestKeys::nothingIsDeletedByTheDeleteKey()
{
    QTableView& addresses = addressTable();
    const int rows = addresses.model()->rowCount();
    QTest::keyClick(&addresses, Qt::Key_Delete);
    QTest::keyClick(&child<QAbstractItemView>(*m_window, "walletListView"), Qt::Key_Delete);
    QVERIFY(m_window->findChildren<FormDialog*>().isEmpty());
    QCOMPARE(addresses.model()->rowCount(), rows);
    QCOMPARE(m_session->snapshot()->wallets.size(), 2);
}

void TestKeys::enterPressesTheButtonWithTheFocus()
{
    auto& tab = child<QToolButton>(page(), "receivePageButton");
    tab.setFocus(Qt::TabFocusReason);
    QTest::keyClick(&tab, Qt::Key_Return);
    QVERIFY(isAt(Section::Receive));
    auto& copy = child<QPushButton>(page(), "copyAddressButton");
    QTRY_VERIFY_WITH_TIMEOUT(copy.isEnabled(), Patience);
    copy.setFocus(Qt::TabFocusReason);
    QSignalSpy pressed(&copy, &QPushButton::clicked);
    QTest::keyClick(&copy, Qt::Key_Enter, Qt::KeypadModifier);
    QCOMPARE(pressed.count(), 1);
    QTest::keyClick(&copy, Qt::Key_Space);
    QCOMPARE(pressed.count(), 2); // as before
}

void TestKeys::enterInAFieldPressesNothing()
{
    press(Qt::ALT | Qt::Key_3);
    auto& save = child<QPushButton>(page(), "saveRequestButton");
    auto& label = child<QLineEdit>(page(), "requestLabelEdit");
    label.setFocus();
    QTest::keyClicks(&label, "Rent");
    QTRY_VERIFY_WITH_TIMEOUT(save.isEnabled(), Patience);
    int pressed = 0;
    for (const QAbstractButton* button : m_window->findChildren<QAbstractButton*>())
        connect(button, &QAbstractButton::clicked, this, [&pressed] { ++pressed; });
    QTest::keyClick(&label, Qt::Key_Return);
    QCOMPARE(pressed, 0);
}

QTEST_MAIN(TestKeys)
#include "tst_keys.moc"
