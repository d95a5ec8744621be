// SPDX-License-Identifier: MIT

#include "tests/support/guitest.h"
#include "tests/support/roomcheck.h"
#include "tests/support/snapshots.h"
#include "tests/ui/allwindows/allwindows.h"
#include "tests/ui/allwindows/controls.h"
#include "tests/ui/allwindows/fedpages.h"
#include "tests/ui/allwindows/visiblewords.h"
#include "ui/format/plain/amounttext.h"
#include "ui/mainwindow/commands/actions.h"
#include "ui/style/theme.h"
#include "ui/widgets/text/followsunit.h"

#include <QAbstractItemView>
#include <QAction>
#include <QDirIterator>
#include <QFile>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QLabel>
#include <QLineEdit>
#include <QMainWindow>
#include <QMenuBar>
#include <QPushButton>
#include <QRegularExpression>
#include <QSet>
#include <QSignalBlocker>
#include <QSignalSpy>
#include <QTableView>
#include <QToolButton>

#include <algorithm>

using namespace lockstep;
using namespace lockstep::ui;
using namespace lockstep::test;

Q_DECLARE_METATYPE(lockstep::WalletState)

/// What has to hold of every page and dialog, whoever made it.
class TestAllWindows : public QObject
{
    Q_OBJECT

private slots:
    void init() { failOnAnyWarning(); }
    void cleanup()
    {
        Theme::apply(ThemeChoice::Light);
        AmountDisplay::set({});
    }

    void everyPageAndDialogIsInTheTable();
    void everyDialogThatShowsWhatAWalletsPageDoesClosesWithItsLock();
    void everyControlHasAnObjectNameThatSaysWhatItIs_data() { addWindowRows(); }
    void everyControlHasAnObjectNameThatSaysWhatItIs();
    void everyControlSpeaks_data() { addWindowRows(); }
    void everyControlSpeaks();
    void whatCannotBeUsedSaysWhyInText_data() { addWindowRows(); }
    void whatCannotBeUsedSaysWhyInText();
    void aMenuEntryThatCannotBeChosenSaysWhy_data();
    void aMenuEntryThatCannotBeChosenSaysWhy();
    void noTwoControlsShareALetterWithAlt_data() { addWindowRows(); }
    void noTwoControlsShareALetterWithAlt();
    void everyUnderlinedLetterBringsTheKeyboardToItsField_data() { addWindowRows(); }
    void everyUnderlinedLetterBringsTheKeyboardToItsField();
    void tabComesToEveryControlOnceInReadingOrder_data() { addWindowRows(); }
    void tabComesToEveryControlOnceInReadingOrder();
    void escapeClosesEveryDialog_data() { addWindowRows(); }
    void escapeClosesEveryDialog();
    void enterNeverDoesWhatCostsMuch_data();
    void enterNeverDoesWhatCostsMuch();
    void largeLettersHaveRoom_data() { addWindowRows(); }
    void largeLettersHaveRoom();
    void noTableEndsInHalfARow_data() { addWindowRows(); }
    void noTableEndsInHalfARow();
    void allLettersGrowWithTheDesktops_data() { addWindowRows(); }
    void allLettersGrowWithTheDesktops();
    void hiddenAmountsAreNowhereInWhatIsOpen_data() { addWindowRows(); }
    void hiddenAmountsAreNowhereInWhatIsOpen();
    void everyTextCanBeReadInBothThemes_data() { addWindowRows(); }
    void everyTextCanBeReadInBothThemes();
};

namespace {

/// The classes of widgets that the sources of the window declare, but for the window itself, which wants a session: all
/// its parts are in the table, and tests/ui/endtoend has it.
QSet<QString> declaredWidgets()
{
    static const QRegularExpression declaration("^class (\\w+)(?: final)? : public (\\w+)",
                                                QRegularExpression::MultilineOption);
    QSet<QString> found;
    for (const char* folder : {"pages", "dialogs", "mainwindow"}) {
        QDirIterator headers(QStringLiteral(LOCKSTEP_SOURCE_DIR "/ui/%1").arg(folder), {"*.h"}, QDir::Files,
                             QDirIterator::Subdirectories);
        while (headers.hasNext()) {
            QFile file(headers.next());
            if (!file.open(QIODevice::ReadOnly)) qFatal("%s", qPrintable(file.errorString()));
            const QString text = QString::fromUtf8(file.readAll());
            for (auto each = declaration.globalMatch(text); each.hasNext();) {
                const auto match = each.next();
                const bool isWidget = match.captured(2) != "QObject" && !match.captured(2).endsWith("Delegate");
                if (isWidget && match.captured(1) != "MainWindow") found += match.captured(1);
            }
        }
    }
    return found;
}

/// What the lock of a wallet does to a dialog (decision 0024).
enum class AtLock {
    ClosesAsSecret, ///< Also where the wallet is locked already.
    Closes, ///< It shows amounts, addresses, a payment or an error of the wallet.
    ClosesWhenStored, ///< A wizard that adds wallets: from then on it says what was found.
    Stays, ///< It shows no more than names, or is of no wallet.
};

const QHash<QString, AtLock>& atLock()
{
    static const QHash<QString, AtLock> all = [] {
        QHash<QString, AtLock> found;
        const auto put = [&](AtLock does, const QStringList& classes) {
            for (const QString& each : classes) found.insert(each, does);
        };
        put(AtLock::ClosesAsSecret, {"ConfirmWordsDialog", "ShowSecretsDialog"});
        put(AtLock::Closes,
            {"ExplorerDialog", "GiveUpDialog", "QrDialog", "RemoveDialog", "TransactionDetailsDialog",
             "WalletErrorDialog"});
        put(AtLock::ClosesWhenStored,
            {"CreateWalletDialog", "ImportFileDialog", "ImportScriptsDialog", "RestoreWalletDialog",
             "WatchWalletDialog"});
        put(AtLock::Stays,
            {"ChangePassphraseDialog", "RebuildWalletDialog", "RenameDialog", "RescanDialog", "ScanDeeperDialog",
             "UnlockDialog"}); // of a wallet
        put(AtLock::Stays, {"AboutDialog",         "AddPeerDialog",         "AppLockDialog",
                            "BanPeerDialog",       "BroadcastDialog",       "ClearCacheDialog",
                            "CountDialog",         "DiscardDialog",         "FollowReorgDialog",
                            "HelpDialog",          "ImportLabelsDialog",    "LicencesDialog",
                            "LogDialog",           "LookUpDialog",          "NetworkDialog",
                            "PaymentLinkDialog",   "PracticeHistoryDialog", "PracticeSendDialog",
                            "PreferencesDialog",   "RebuildChainDialog",    "ResetPreferencesDialog",
                            "RestoreBackupDialog", "SaveBackupDialog",      "ShortcutsDialog",
                            "UnsavedDialog",       "UpkeepDialog"}); // of all, or of none
        return found;
    }();
    return all;
}

QString sourceOf(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) qFatal("%s", qPrintable(file.errorString()));
    return QString::fromUtf8(file.readAll());
}

/// Where a source opens a dialog otherwise than atLock() has it.
QStringList wronglyMarkedIn(const QString& path)
{
    static const QRegularExpression opened("new (\\w+Dialog)\\(");
    const QString text = sourceOf(path);
    QStringList wrong;
    for (auto each = opened.globalMatch(text); each.hasNext();) {
        const auto match = each.next();
        const QString function
            = text.mid(match.capturedStart(), text.indexOf("\n}\n", match.capturedStart()) - match.capturedStart());
        const bool isSecret = function.contains("markAsSecret(*"), isOf = function.contains("markAsOf(*");
        const AtLock does = atLock().value(match.captured(1), AtLock::Stays);
        // What shows secrets may be a public key's picture of a wallet, too.
        const bool isRight = does == AtLock::ClosesAsSecret ? isSecret
            : does == AtLock::Closes                        ? isOf || isSecret
                                                            : !isOf && !isSecret;
        if (!isRight) wrong += path.section('/', -1) + ": " + match.captured(1);
    }
    return wrong;
}

/// The classes of the widgets in a window, with those they are made from. Menus count as seen: they open on demand.
QSet<QString> seenIn(const QWidget& window)
{
    QSet<QString> seen;
    const auto add = [&](const QWidget& widget) {
        if (!widget.isVisible() && !widget.inherits("QMenu")) return;
        for (const QMetaObject* at = widget.metaObject(); at; at = at->superClass())
            seen += QString::fromLatin1(at->className()).section(QStringLiteral("::"), -1);
    };
    add(window);
    for (const QWidget* widget : window.findChildren<QWidget*>()) add(*widget);
    return seen;
}

/// The colour behind the words: what most of the place has. A button's is a gradient, so that colours which nobody can
/// tell apart count as one, and their middle is taken. Invalid where it is out of sight.
QColor backgroundOf(const QRect& whole, const QImage& picture)
{
    struct Sum
    {
        int count = 0, red = 0, green = 0, blue = 0;
    };
    const QRect place = whole.intersected(picture.rect());
    QHash<QRgb, Sum> sums;
    Sum most;
    for (int y = place.top(); y <= place.bottom(); ++y)
        for (int x = place.left(); x <= place.right(); ++x) {
            const QRgb colour = picture.pixel(x, y);
            Sum& sum = sums[colour & 0xfff0f0f0];
            sum = {sum.count + 1, sum.red + qRed(colour), sum.green + qGreen(colour), sum.blue + qBlue(colour)};
            if (sum.count > most.count) most = sum;
        }
    if (most.count == 0) return {};
    return QColor(most.red / most.count, most.green / most.count, most.blue / most.count);
}

struct Letters
{
    QString who;
    qreal points;
    int height; ///< That a button asks for; 0 of others.
};

/// Of whatever shows words of its own.
QList<Letters> lettersIn(const QWidget& window)
{
    QList<Letters> found;
    for (const QWidget* widget : window.findChildren<QWidget*>()) {
        const auto* button = qobject_cast<const QAbstractButton*>(widget);
        const auto* label = qobject_cast<const QLabel*>(widget);
        const auto* tool = qobject_cast<const QToolButton*>(widget);
        const bool isPicture = tool && tool->toolButtonStyle() == Qt::ToolButtonIconOnly;
        const bool isWords = (button && !button->text().isEmpty() && !isPicture) || (label && !label->text().isEmpty())
            || widget->inherits("QLineEdit") || widget->inherits("QPlainTextEdit");
        if (!isWords || widget->objectName().startsWith(QLatin1String("qt_"))) continue;
        found += {nameOf(*widget), widget->font().pointSizeF(), button ? widget->sizeHint().height() : 0};
    }
    return found;
}

QStringList unreadableIn(const QWidget& window)
{
    const QImage picture = const_cast<QWidget&>(window).grab().toImage();
    QStringList found;
    for (const QWidget* widget : window.findChildren<QWidget*>()) {
        const auto* label = qobject_cast<const QLabel*>(widget);
        const auto* button = qobject_cast<const QAbstractButton*>(widget);
        const bool isWords = (label && !label->text().isEmpty()) || (button && !button->text().isEmpty());
        if (!isWords || !widget->isVisible() || widget->visibleRegion().isEmpty()) continue;
        const QColor ink = widget->palette().color(widget->foregroundRole());
        const QRect place(widget->mapTo(&window, QPoint()), widget->size());
        const QColor paper = backgroundOf(place.adjusted(3, 3, -3, -3), picture); // without its frame
        if (paper.isValid() && contrast(ink, paper) < 4.5)
            found += QStringLiteral("%1: %2 on %3, %4")
                         .arg(nameOf(*widget), ink.name(), paper.name())
                         .arg(contrast(ink, paper));
    }
    return found;
}

/// Texts with an amount as amounts are written: eight places. What a person types is theirs to see.
QStringList amountsIn(const QWidget& window)
{
    static const QRegularExpression amount(QStringLiteral("\\d\\.\\d{3}\\s?\\d{3}\\s?\\d{2}|\\d\\s?BTC"),
                                           QRegularExpression::UseUnicodePropertiesOption);
    const auto* typed = window.findChild<QLineEdit*>(QStringLiteral("amountEdit"));
    QStringList found;
    for (const VisibleText& one : visibleTexts(window)) {
        const bool isTyped = typed && !typed->isReadOnly() && one.where == "QLineEdit amountEdit, text";
        if (!isTyped && amount.match(one.text).hasMatch()) found += one.where + QStringLiteral(": ") + one.text;
    }
    return found;
}

/// The contrast of what a delegate has drawn in a cell: where a stroke covers a whole pixel, its colour is there.
double contrastOf(const QRect& cell, const QImage& picture)
{
    const QColor paper = backgroundOf(cell, picture);
    double strongest = 0;
    for (int y = cell.top(); y <= cell.bottom(); ++y)
        for (int x = cell.left(); x <= cell.right(); ++x)
            strongest = std::max(strongest, contrast(picture.pixelColor(x, y), paper));
    return strongest;
}

/// Of the rows in sight, as `how` says they are.
QStringList unreadableCells(QAbstractItemView& view, const char* how)
{
    const QImage picture = view.viewport()->grab().toImage();
    QStringList found;
    for (int row = 0; row < view.model()->rowCount(); ++row)
        for (int column = 0; column < view.model()->columnCount(); ++column) {
            const QModelIndex index = view.model()->index(row, column);
            const QRect cell = view.visualRect(index).adjusted(2, 2, -2, -2);
            static const QRegularExpression letters(QStringLiteral("[\\p{L}\\p{N}]"));
            const bool hasLetters
                = letters.match(index.data().toString()).hasMatch(); // a dash may cover no whole pixel
            if (cell.isEmpty() || !picture.rect().contains(cell) || !hasLetters) continue;
            if (const double seen = contrastOf(cell, picture); seen < 4.5)
                found += QStringLiteral("%1, \"%2\" %3: %4")
                             .arg(nameOf(view), index.data().toString(), QLatin1StringView(how))
                             .arg(seen);
        }
    return found;
}

/// Cells at rest, chosen, and where nothing can be done with them. The wallets' rows have several texts in one cell:
/// tst_theme has the colours they are drawn with.
QStringList unreadableTablesIn(const QWidget& window)
{
    QStringList found;
    for (auto* view : window.findChildren<QAbstractItemView*>()) {
        const bool isMeant = view->isVisible() && view->model() && !qobject_cast<QHeaderView*>(view)
            && view->objectName() != QLatin1String("walletListView");
        if (!isMeant) continue;
        found += unreadableCells(*view, "at rest");
        const QSignalBlocker quiet(view->selectionModel()); // only to be painted so
        const QItemSelection before = view->selectionModel()->selection();
        const auto last = view->model()->index(view->model()->rowCount() - 1, view->model()->columnCount() - 1);
        view->selectionModel()->select(QItemSelection(view->model()->index(0, 0), last), QItemSelectionModel::Select);
        found += unreadableCells(*view, "chosen");
        view->selectionModel()->select(before, QItemSelectionModel::ClearAndSelect);
        view->setEnabled(false);
        found += unreadableCells(*view, "disabled");
        view->setEnabled(true);
    }
    return found;
}

/// A screen reader reads a row from its first cell to its last: a sentence for all of it belongs to one of them.
bool isEachRowSaidOnce(const QAbstractItemView& view)
{
    const QAbstractItemModel* model = view.model();
    for (int row = 0; model && row < model->rowCount(); ++row) {
        QStringList sentences;
        for (int column = 0; column < model->columnCount(); ++column)
            sentences += model->index(row, column).data(Qt::AccessibleTextRole).toString();
        sentences.removeAll(QString());
        if (sentences.removeDuplicates() > 0) return false;
    }
    return true;
}

} // namespace

void TestAllWindows::everyPageAndDialogIsInTheTable()
{
    QSet<QString> missing = declaredWidgets();
    QVERIFY(missing.size() > 50);
    for (const SampleWindow& window : allWindows()) missing -= seenIn(*openWindow(QString::fromLatin1(window.name)));
    QVERIFY2(missing.isEmpty(), qPrintable(QStringList(missing.values()).join(u' ')));
}

void TestAllWindows::everyDialogThatShowsWhatAWalletsPageDoesClosesWithItsLock()
{
    for (const QString& name : declaredWidgets()) {
        const bool isFrame = QStringList{"FormDialog", "WizardDialog", "EstimateDialog"}.contains(name);
        if (!name.endsWith("Dialog") || isFrame) continue;
        QVERIFY2(atLock().contains(name), qPrintable(name + " says nowhere what a lock does to it"));
    }
    QStringList wrong;
    QDirIterator sources(QStringLiteral(LOCKSTEP_SOURCE_DIR "/ui"), {"*.cpp"}, QDir::Files,
                         QDirIterator::Subdirectories);
    while (sources.hasNext()) wrong += wronglyMarkedIn(sources.next());
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    QVERIFY(sourceOf(LOCKSTEP_SOURCE_DIR "/ui/mainwindow/controllers/wizardlink.cpp").contains("markAsOf(wizard, "));
}

void TestAllWindows::everyControlHasAnObjectNameThatSaysWhatItIs()
{
    QFETCH(QString, name);
    const auto window = openWindow(name);
    QStringList problems;
    for (const QWidget* control : controlsIn(*window)) problems += objectNameProblem(*control);
    problems.removeAll(QString());
    QVERIFY2(problems.isEmpty(), qPrintable(problems.join(u'\n')));
}

void TestAllWindows::everyControlSpeaks()
{
    QFETCH(QString, name);
    const auto window = openWindow(name);
    QStringList silent;
    for (QWidget* control : controlsIn(*window))
        if (spokenName(*control).isEmpty()) silent += nameOf(*control);
    QVERIFY2(silent.isEmpty(), qPrintable(silent.join(u'\n')));
    for (const auto* view : window->findChildren<QAbstractItemView*>())
        QVERIFY2(isEachRowSaidOnce(*view), qPrintable(view->objectName()));
}

void TestAllWindows::whatCannotBeUsedSaysWhyInText()
{
    QFETCH(QString, name);
    const auto window = openWindow(name);
    // Where the step's number says that it is the first; and fields of a choice that stands beside them, not made.
    const QStringList spokenFor{"backButton",     "birthdayDateEdit",  "birthdayHeightBox", "toHeightBox",
                                "accountTypeBox", "onlyPeersTextEdit", "proxyEdit"};
    QStringList unexplained = unexplainedIn(*window) + unexplainedEntriesIn(*window);
    unexplained.removeIf([&](const QString& control) {
        return std::ranges::any_of(spokenFor, [&](const QString& one) { return control.endsWith(u'"' + one + u'"'); });
    });
    QVERIFY2(unexplained.isEmpty(), qPrintable(unexplained.join(u'\n')));
}

void TestAllWindows::aMenuEntryThatCannotBeChosenSaysWhy_data()
{
    QTest::addColumn<int>("wallets");
    QTest::addColumn<int>("chosen"); // -1: all of them
    QTest::addColumn<WalletState>("state");
    QTest::addColumn<bool>("isLocked");
    QTest::addColumn<QString>("entry");
    QTest::addColumn<QString>("reason");
    const auto add = [](const char* row, int wallets, int chosen, const char* entry, const char* reason,
                        WalletState state = WalletState::Synced, bool isLocked = false) {
        QTest::newRow(row) << wallets << chosen << state << isLocked << QString::fromLatin1(entry)
                           << QString::fromLatin1(reason);
    };
    add("no wallet: a backup", 0, -1, "saveBackupAction", "There is no wallet yet");
    add("no wallet: a page", 0, -1, "section2Action", "There is no wallet yet");
    add("no wallet: find", 0, -1, "findAction", "There is no wallet yet");
    add("no wallet: a wallet's", 0, -1, "renameAction", "There is no wallet yet");
    add("no wallet: the next one", 0, -1, "nextWalletAction", "There is no wallet yet");
    add("none is unlocked", 2, 0, "lockAllAction", "No wallet is unlocked");
    add("all wallets: rename", 2, -1, "renameAction", "Choose a wallet in the sidebar first");
    add("all wallets: a page", 2, -1, "section3Action", "Choose a wallet in the sidebar first");
    add("all wallets: move", 2, -1, "moveUpAction", "Choose a wallet in the sidebar first");
    add("importing", 2, 0, "removeAction", "Not while it is imported", WalletState::Importing);
    add("window locked: a wallet's", 2, 0, "renameAction", "The window is locked", WalletState::Synced, true);
    add("window locked: a new wallet", 2, 0, "createAction", "The window is locked", WalletState::Synced, true);
    add("window locked: a page", 2, 0, "section1Action", "The window is locked", WalletState::Synced, true);
}

void TestAllWindows::aMenuEntryThatCannotBeChosenSaysWhy()
{
    QFETCH(int, wallets);
    QFETCH(int, chosen);
    QFETCH(WalletState, state);
    QFETCH(bool, isLocked);
    QFETCH(QString, entry);
    QFETCH(QString, reason);
    QMainWindow window;
    auto* actions = new ActionCollection(window);
    for (int command = 0; command <= static_cast<int>(Command::About); ++command)
        actions->on(static_cast<Command>(command), [] {});
    QList<WalletView> views;
    for (int i = 0; i < wallets; ++i) views += walletView(i + 1, QStringLiteral("Wallet %1").arg(i + 1), state);
    for (WalletView& view : views) view.auth = WalletAuth::Locked;
    const SyncSnapshot snapshot = snapshotOf(views);
    const bool hasPages = chosen >= 0 && !isLocked;
    const auto show = [&](bool isWindowLocked) {
        actions->setAppLock(isWindowLocked, isWindowLocked);
        actions->setState(snapshot, chosen < 0 ? nullptr : &snapshot.wallets[chosen]);
        actions->setSections([&](Section) { return hasPages; }, Section::Overview);
    };
    show(isLocked);
    const QStringList unexplained = unexplainedEntriesIn(window);
    QVERIFY2(unexplained.isEmpty(), qPrintable(unexplained.join(u'\n')));
    const auto& action = child<QAction>(window, qPrintable(entry));
    QVERIFY(!action.isEnabled());
    QVERIFY2(action.statusTip().startsWith(reason), qPrintable(action.statusTip()));
    if (!isLocked) return;
    show(false);
    QVERIFY2(!action.statusTip().contains("locked"), qPrintable(action.statusTip())); // it is over
    QCOMPARE(action.isEnabled(), action.statusTip().isEmpty());
}

/// A page stands under the menus of the main window.
void TestAllWindows::noTwoControlsShareALetterWithAlt()
{
    QFETCH(QString, name);
    const auto window = openWindow(name);
    QStringList menus;
    if (!window->inherits("QDialog")) {
        QMainWindow frame;
        ActionCollection actions(frame);
        for (const QAction* menu : frame.menuBar()->actions()) menus += menu->text();
        QVERIFY(menus.contains("&Wallet"));
    }
    const QStringList shared = sharedMnemonicsIn(*window, menus);
    QVERIFY2(shared.isEmpty(), qPrintable(shared.join(u'\n')));
}

void TestAllWindows::everyUnderlinedLetterBringsTheKeyboardToItsField()
{
    QFETCH(QString, name);
    const auto window = openWindow(name);
    const QStringList dead = deadMnemonicsIn(*window);
    QVERIFY2(dead.isEmpty(), qPrintable(dead.join(u'\n')));
}

void TestAllWindows::tabComesToEveryControlOnceInReadingOrder()
{
    QFETCH(QString, name);
    const auto window = openWindow(name);
    const TabWalk walk = walkByTab(*window);
    QStringList problems;
    for (QWidget* control : controlsIn(*window))
        if (control->isEnabled() && control->focusPolicy() & Qt::TabFocus && !walk.stops.contains(control))
            problems += QStringLiteral("never comes to ") + nameOf(*control);
    for (const QWidget* stop : walk.stops)
        if (!controlsIn(*window).contains(stop)) problems += QStringLiteral("stops at ") + nameOf(*stop);
    if (walk.isCaught) {
        problems += QStringLiteral("is caught on the way:");
        for (const QWidget* stop : walk.stops) problems += nameOf(*stop);
    }
    // It begins where the person types first: on the way it comes round to the top once.
    if (walk.turns.size() > 1) problems += QStringLiteral("goes back and forth:\n") + walk.turns.join(u'\n');
    QVERIFY2(problems.isEmpty(), qPrintable(problems.join(u'\n')));
}

void TestAllWindows::escapeClosesEveryDialog()
{
    QFETCH(QString, name);
    const auto window = openWindow(name);
    if (!window->inherits("QDialog")) return;
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    if (name == "headers, under way") { // the work is told to end; the dialog says how it did
        QTRY_VERIFY(visibleWords(*window).contains("Cancelling"));
        return;
    }
    QTRY_VERIFY(!window->isVisible());
}

void TestAllWindows::enterNeverDoesWhatCostsMuch_data()
{
    QTest::addColumn<QString>("name");
    for (const char* name :
         {"follow a reorg", "rebuild the chain", "delete what is kept", "remove", "discard", "quit unsaved"})
        QTest::newRow(name) << name;
}

void TestAllWindows::enterNeverDoesWhatCostsMuch()
{
    QFETCH(QString, name);
    const auto window = openWindow(name);
    auto& accept = child<QPushButton>(*window, "acceptButton");
    QSignalSpy pressed(&accept, &QPushButton::clicked);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QCOMPARE(pressed.count(), 0);
}

void TestAllWindows::largeLettersHaveRoom()
{
    QFETCH(QString, name);
    const LargeLetters large;
    const auto window = openWindow(name);
    QStringList outside{cutOffIn(*window)};
    outside += scrolledToTheSide(*window);
    for (const QWidget* control : controlsIn(*window))
        if (!isWithin(control, *window)) outside += nameOf(*control) + QStringLiteral(" sticks out");
    outside.removeAll(QString());
    QVERIFY2(outside.isEmpty(), qPrintable(outside.join(u'\n')));
}

void TestAllWindows::noTableEndsInHalfARow()
{
    QFETCH(QString, name);
    const auto window = openWindow(name);
    for (const int more : {0, 7, 13}) {
        window->resize(window->width(), window->height() + more);
        QApplication::processEvents();
        for (const QTableView* table : window->findChildren<QTableView*>()) {
            const int row = table->verticalHeader()->defaultSectionSize();
            const bool isWhole = !table->isVisible() || table->viewport()->height() % row == 0;
            QVERIFY2(isWhole, qPrintable(nameOf(*table)));
        }
    }
}

void TestAllWindows::allLettersGrowWithTheDesktops()
{
    QFETCH(QString, name);
    const QList<Letters> before = lettersIn(*openWindow(name));
    const LargeLetters large;
    const QList<Letters> after = lettersIn(*openWindow(name));
    QCOMPARE(after.size(), before.size());
    QStringList small;
    for (qsizetype i = 0; i < after.size(); ++i)
        if (after[i].points < before[i].points * 1.4 || (after[i].height > 0 && after[i].height <= before[i].height))
            small += after[i].who;
    QVERIFY2(small.isEmpty(), qPrintable(small.join(u'\n')));
}

void TestAllWindows::hiddenAmountsAreNowhereInWhatIsOpen()
{
    QFETCH(QString, name);
    const auto window = openWindow(name);
    const QStringList before = amountsIn(*window);
    AmountDisplay::set({AmountUnit::Bitcoin, true});
    feedAgain();
    followUnitIn(*window);
    const QStringList after = amountsIn(*window);
    AmountDisplay::set({});
    QVERIFY2(after.isEmpty(), qPrintable(after.join(u'\n')));
    if (QStringList{"overview", "receive, a saved request", "result: found", "result: several", "transaction"}.contains(
            name))
        QVERIFY(!before.isEmpty()); // the test knows one when it sees it
}

void TestAllWindows::everyTextCanBeReadInBothThemes()
{
    QFETCH(QString, name);
    for (const ThemeChoice theme : {ThemeChoice::Light, ThemeChoice::Dark}) {
        Theme::apply(theme);
        const auto window = openWindow(name);
        const QStringList unreadable = unreadableIn(*window) + unreadableTablesIn(*window);
        QVERIFY2(unreadable.isEmpty(),
                 qPrintable((theme == ThemeChoice::Dark ? "dark: " : "light: ") + unreadable.join(u'\n')));
    }
}

QTEST_MAIN(TestAllWindows)
#include "tst_allwindows.moc"
