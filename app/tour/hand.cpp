// SPDX-License-Identifier: MIT

#include "app/tour/hand.h"

#include "app/tour/menuway.h"
#include "ui/dialogs/addwallet/createwalletdialog.h"

#include <QAbstractItemView>
#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QKeyEvent>
#include <QMenu>
#include <QMenuBar>
#include <QMouseEvent>
#include <QRadioButton>
#include <QStyleOptionButton>
#include <QTabBar>
#include <QTabWidget>
#include <QWindow>

namespace lockstep::tour {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr const char* FirstWord = "word1Edit";
constexpr int MovesOverAMenu = 9; ///< Since Qt 6.8 a menu closes when it is pressed before the mouse has moved over it.

/// Posted, not sent: a menu that runs its own loop must not hold up whoever clicks.
void post(QWindow& window, QEvent* event) { QCoreApplication::postEvent(&window, event); }

void postMouse(QWindow& window, QEvent::Type type, const QPointF& at, Qt::MouseButton button, Qt::MouseButtons held)
{
    post(window, new QMouseEvent(type, at, window.mapToGlobal(at), button, held, Qt::NoModifier));
}

void postKey(QWindow& window, int key, const QString& text = {}, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
{
    post(window, new QKeyEvent(QEvent::KeyPress, key, modifiers, text));
    post(window, new QKeyEvent(QEvent::KeyRelease, key, modifiers, text));
}

/// A box or radio button is as wide as its row, but only its sign and its text can be clicked.
QPoint placeToClick(const QWidget& widget)
{
    const auto sign = [&](QStyle::SubElement element) {
        QStyleOptionButton option;
        option.initFrom(&widget);
        return widget.style()->subElementRect(element, &option, &widget).center();
    };
    if (qobject_cast<const QCheckBox*>(&widget)) return sign(QStyle::SE_CheckBoxIndicator);
    if (qobject_cast<const QRadioButton*>(&widget)) return sign(QStyle::SE_RadioButtonIndicator);
    return widget.rect().center();
}

QRect placeOf(QWidget& holder, QAction* entry)
{
    if (auto* bar = qobject_cast<QMenuBar*>(&holder)) return bar->actionGeometry(entry);
    return qobject_cast<QMenu*>(&holder)->actionGeometry(entry);
}

} // namespace

QString Hand::clickAt(QWidget& window, const QPoint& place) const
{
    const QWidget* modal = QApplication::activeModalWidget();
    if (modal && modal != &window && window.windowType() != Qt::Popup) return tr("another dialog is in front of it");
    QWindow* handle = window.windowHandle();
    if (!handle) return tr("its window is not on the screen");
    for (int left = window.windowType() == Qt::Popup ? MovesOverAMenu : 1; left > 0; --left)
        postMouse(*handle, QEvent::MouseMove, place - QPoint(left - 1, 0), Qt::NoButton, Qt::NoButton);
    postMouse(*handle, QEvent::MouseButtonPress, place, Qt::LeftButton, Qt::LeftButton);
    postMouse(*handle, QEvent::MouseButtonRelease, place, Qt::LeftButton, Qt::NoButton);
    return {};
}

QString Hand::click(QWidget* widget) const
{
    if (!widget) return tr("it is not on the screen");
    if (!widget->isEnabled()) return tr("it is disabled");
    // A window that is about to lay itself out anew does so first: else the click lands where the button was.
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
    QWidget* window = widget->window();
    const QPoint place = widget->mapTo(window, placeToClick(*widget));
    const QWidget* met = window->childAt(place);
    if (met != widget && !widget->isAncestorOf(met)) return tr("something covers it, or it is scrolled out of sight");
    return clickAt(*window, place);
}

Deeds Hand::clicks(const char* button) const
{
    const QString name = QString::fromLatin1(button);
    return {{tr("click on %1").arg(name), [this, button] { return click(m_stage.find(button)); }}};
}

QString Hand::typeInto(QWidget* field, QChar letter) const
{
    if (!field) return tr("the field is not on the screen");
    const Qt::KeyboardModifiers held = letter.isUpper() ? Qt::ShiftModifier : Qt::NoModifier;
    postKey(*field->window()->windowHandle(), letter.toUpper().unicode(), QString(letter), held);
    return {};
}

/// A letter at each attempt. They go to whatever has the keyboard, so that a field may pass it on to the next.
Deed Hand::typesLetters(const char* field, const QString& what, std::function<SecureBytes()> text) const
{
    auto all = std::make_shared<SecureBytes>();
    return {what, [this, field, text = std::move(text), all, at = std::size_t{0}]() mutable -> QString {
                QWidget* first = m_stage.find(field);
                if (!first) return tr("the field is not on the screen");
                const QWidget* focus = first->window()->focusWidget();
                if (at == 0 && focus != first && !first->isAncestorOf(focus)) return tr("it has not got the keyboard");
                if (all->empty()) *all = text();
                if (at < all->size()) typeInto(first, QLatin1Char(all->text()[at++]));
                return at == all->size() ? QString() : tr("there are letters left");
            }};
}

Deeds Hand::types(const char* field, const QString& text) const
{
    const QString name = QString::fromLatin1(field);
    const Deed selectsAll{tr("select all in %1").arg(name), [this, field]() -> QString {
                              QWidget* found = m_stage.find(field);
                              if (!found) return tr("the field is not on the screen");
                              postKey(*found->window()->windowHandle(), Qt::Key_A, {}, Qt::ControlModifier);
                              return {};
                          }};
    const std::string letters = text.toStdString();
    const auto copy = [letters] { return SecureBytes::copyOf(bytesOf(letters)); };
    return clicks(field) + Deeds{selectsAll, typesLetters(field, tr("type into %1").arg(name), copy)};
}

Deeds Hand::typesTheWordsBack() const
{
    const auto words = [this] {
        for (QDialog* dialog : m_stage.dialogs())
            if (auto* wizard = qobject_cast<ui::CreateWalletDialog*>(dialog))
                return std::move(std::get<KeysOrigin>(wizard->takeWallet().origin).words);
        return SecureBytes();
    };
    return {typesLetters(FirstWord, tr("type the words back"), words)};
}

Deeds Hand::chooses(const char* action) const
{
    QMenuBar* bar = m_stage.window().menuBar();
    auto* wanted = m_stage.window().findChild<QAction*>(QString::fromLatin1(action));
    QWidget* holder = bar;
    Deeds deeds;
    const auto clickEntry = [&](QAction* entry) {
        deeds.push_back({tr("choose \"%1\"").arg(entry ? entry->text().remove(u'&') : QString::fromLatin1(action)),
                         [this, holder, entry]() -> QString {
                             if (!entry || !entry->isVisible()) return tr("it is in no menu");
                             if (!holder->isVisible()) return tr("its menu is not open");
                             if (!entry->isEnabled()) return tr("it is disabled");
                             const QPoint place = placeOf(*holder, entry).center();
                             return clickAt(*holder->window(), holder->mapTo(holder->window(), place));
                         }});
    };
    for (QMenu* menu : wayTo(wanted, bar->actions())) {
        clickEntry(menu->menuAction());
        holder = menu;
    }
    clickEntry(holder == bar ? nullptr : wanted);
    return deeds;
}

Deeds Hand::selects(const QString& wallet) const
{
    return {{tr("select \"%1\"").arg(wallet), [this, wallet]() -> QString {
                 auto* list = m_stage.find<QAbstractItemView>("walletListView");
                 if (!list) return tr("the list of wallets is not on the screen");
                 for (int row = 0; row < list->model()->rowCount(); ++row) {
                     const QModelIndex index = list->model()->index(row, 0);
                     if (index.data().toString() != wallet) continue;
                     const QPoint place = list->visualRect(index).center();
                     return clickAt(*list->window(), list->viewport()->mapTo(list->window(), place));
                 }
                 return tr("it is not in the list");
             }}};
}

Deeds Hand::opensRow(const char* table, int row) const
{
    const auto view = [this, table] { return m_stage.find<QAbstractItemView>(table); };
    const Deed clicksRow{tr("click on row %1 of %2").arg(row + 1).arg(QString::fromLatin1(table)),
                         [this, view, row]() -> QString {
                             QAbstractItemView* found = view();
                             if (!found || row >= found->model()->rowCount()) return tr("it is not on the screen");
                             const QPoint place = found->visualRect(found->model()->index(row, 1)).center();
                             return clickAt(*found->window(), found->viewport()->mapTo(found->window(), place));
                         }};
    const Deed entersRow{tr("press Enter"), [view]() -> QString {
                             QAbstractItemView* found = view();
                             if (!found || found->window()->focusWidget() != found)
                                 return tr("the table has not got the keyboard");
                             postKey(*found->window()->windowHandle(), Qt::Key_Return, u"\r"_s);
                             return {};
                         }};
    return {clicksRow, entersRow};
}

Deeds Hand::turnsTo(const char* tabs, int page) const
{
    return {{tr("turn to page %1 of %2").arg(page + 1).arg(QString::fromLatin1(tabs)), [this, tabs, page]() -> QString {
                 const auto* found = m_stage.find<QTabWidget>(tabs);
                 if (!found) return tr("it is not on the screen");
                 const QTabBar& bar = *found->tabBar();
                 return clickAt(*bar.window(), bar.mapTo(bar.window(), bar.tabRect(page).center()));
             }}};
}

} // namespace lockstep::tour
