// SPDX-License-Identifier: MIT

#include "ui/mainwindow/sidebar/sidebar.h"

#include "ui/mainwindow/sidebar/allwalletsbutton.h"
#include "ui/mainwindow/sidebar/walletdelegate.h"
#include "ui/models/walletlistmodel.h"
#include "ui/style/icons.h"
#include "ui/style/spacing.h"
#include "ui/style/theme.h"
#include "ui/widgets/buttons/menubutton.h"
#include "ui/widgets/buttons/pushbutton.h"
#include "ui/widgets/text/labels.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QSortFilterProxyModel>
#include <QStackedWidget>
#include <QToolButton>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int LeastWidth = 220;

void setUpButton(QToolButton& button, const QString& objectName, Glyph glyph, const QString& help)
{
    button.setObjectName(objectName);
    button.setIcon(icon(glyph));
    button.setToolTip(help);
    button.setAccessibleDescription(help);
    button.setFocusPolicy(Qt::StrongFocus);
    button.setAutoRaise(true);
}

} // namespace

Sidebar::Sidebar(QWidget* parent)
    : QWidget(parent)
    , m_model(new WalletListModel(this))
    , m_shown(new QSortFilterProxyModel(this))
    , m_filter(new QLineEdit(this))
    , m_all(new AllWalletsButton(this))
    , m_caption(mutedLabel(tr("Wallets"), this))
    , m_stack(new QStackedWidget(this))
    , m_list(new QListView(this))
    , m_delegate(new WalletDelegate(m_list))
    , m_noMatch(paragraph({}, this, PlainLabel::Colour::Muted))
    , m_new(new QToolButton(this))
    , m_add(new MenuButton(this))
    , m_buttons(new QBoxLayout(QBoxLayout::LeftToRight))
{
    setObjectName(u"sidebar");
    setUpButton(*m_new, u"newWalletButton"_s, Glyph::Create, tr("Create a wallet"));
    setUpButton(*m_add, u"addWalletButton"_s, Glyph::Import, tr("Restore, watch or import"));
    m_new->setText(tr("New"));
    m_add->setWords(tr("Add"));
    setUpFilter();
    setUpList();
    layOut();
    connectParts();
    setCompact(false);
    showSelection();
}

void Sidebar::setUpFilter()
{
    m_filter->setObjectName(u"walletFilterEdit");
    m_filter->setAccessibleName(tr("Filter the wallets by name"));
    m_filter->setPlaceholderText(tr("Filter wallets"));
    m_filter->setClearButtonEnabled(true);
    m_noMatch->setObjectName(u"noMatchLabel");
    m_noMatch->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    m_shown->setSourceModel(m_model);
    m_shown->setFilterCaseSensitivity(Qt::CaseInsensitive);
}

void Sidebar::setUpList()
{
    m_list->setObjectName(u"walletListView");
    m_list->setAccessibleName(tr("Wallets"));
    m_list->setModel(m_shown);
    m_list->setItemDelegate(m_delegate);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setMouseTracking(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    m_list->setSelectionMode(QAbstractItemView::SingleSelection);
    m_list->setDragDropMode(QAbstractItemView::InternalMove);
    m_list->setDefaultDropAction(Qt::MoveAction);
    m_list->setUniformItemSizes(true);
    m_list->setResizeMode(QListView::Adjust); // narrow rows have a line more
    m_list->viewport()->setAutoFillBackground(false);
    m_list->installEventFilter(this);
    m_all->installEventFilter(this);
}

void Sidebar::layOut()
{
    m_stack->addWidget(m_list);
    m_stack->addWidget(buildNothing());
    m_caption->setContentsMargins(spacing::Medium + spacing::Tight, spacing::Tight, 0, 0);
    m_buttons->setSpacing(spacing::Tight);
    m_buttons->addWidget(m_new);
    m_buttons->addWidget(m_add);
    m_buttons->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(spacing::Small, spacing::Medium, spacing::Small, spacing::Small);
    column->setSpacing(spacing::Small);
    column->addWidget(m_filter);
    column->addWidget(m_all);
    column->addWidget(m_caption);
    column->addWidget(m_stack, 1);
    column->addLayout(m_buttons);
}

void Sidebar::connectParts()
{
    connect(m_filter, &QLineEdit::textChanged, this, &Sidebar::filter);
    connect(m_all, &AllWalletsButton::clicked, this, &Sidebar::selectAll);
    connect(m_new, &QToolButton::clicked, this, &Sidebar::createClicked);
    connect(m_model, &WalletListModel::orderWanted, this, &Sidebar::orderWanted);
    connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this, &Sidebar::takeListSelection);
    connect(m_list, &QListView::clicked, this, &Sidebar::takeListSelection);
    connect(m_list, &QWidget::customContextMenuRequested, this, [this](const QPoint& at) {
        if (m_list->indexAt(at).isValid()) emit menuWanted(m_list->viewport()->mapToGlobal(at));
    });
}

void Sidebar::setAddMenu(QMenu* menu) { m_add->setMenu(menu); }

void Sidebar::setSnapshot(const SyncSnapshotPtr& snapshot, std::int64_t now)
{
    const int oldRow = m_model->rowOf(m_selected);
    {
        const QScopedValueRollback guard(m_isShowing, true);
        m_model->setSnapshot(snapshot, now);
    }
    showListOrWhyNot();
    m_all->setSnapshot(*snapshot);
    m_all->setVisible(m_model->rowCount() > 0);
    m_caption->setText(m_model->rowCount() > 0 ? tr("Wallets") : tr("No wallets yet"));
    m_filter->setVisible(!m_isCompact && m_model->rowCount() > 0);
    if (m_wanted != WalletId{} && m_model->rowOf(m_wanted) >= 0)
        select(m_wanted);
    else if (m_selected != WalletId{} && m_model->rowOf(m_selected) < 0)
        replaceMissing(oldRow);
    else
        showSelection();
}

/// The chosen wallet went away: its neighbour is next.
void Sidebar::replaceMissing(int oldRow) { choose(m_model->walletAt(qMin(qMax(oldRow, 0), m_model->rowCount() - 1))); }

void Sidebar::select(WalletId wallet)
{
    const bool isHere = m_model->rowOf(wallet) >= 0;
    m_wanted = isHere ? WalletId{} : wallet;
    if (isHere) choose(wallet);
}

void Sidebar::selectAll() { choose(WalletId{}); }

void Sidebar::selectRow(int row)
{
    if (row >= 0 && row < m_model->rowCount()) choose(m_model->walletAt(row));
}

void Sidebar::selectNext(int step)
{
    const int count = m_model->rowCount();
    const int row = m_model->rowOf(m_selected);
    if (count > 0) selectRow(row < 0 ? (step > 0 ? 0 : count - 1) : (row + step + count) % count);
}

void Sidebar::moveSelected(int step)
{
    const int row = m_model->rowOf(m_selected);
    if (row >= 0) m_model->askToMove(m_selected, row + step);
}

void Sidebar::choose(WalletId wallet)
{
    m_selected = wallet;
    showSelection();
    moveRing();
    emit chosen(wallet);
}

/// The keyboard goes along with the choice, or the arrow keys would go on from elsewhere.
void Sidebar::moveRing()
{
    const bool isAll = m_selected == WalletId{};
    if (isAll && m_list->hasFocus() && m_all->isVisible()) m_all->setFocus();
    if (!isAll && m_all->hasFocus()) m_list->setFocus();
}

void Sidebar::takeListSelection()
{
    if (m_isShowing) return;
    const QModelIndexList chosen = m_list->selectionModel()->selectedIndexes();
    if (!chosen.isEmpty()) choose(m_model->walletAt(m_shown->mapToSource(chosen[0]).row()));
}

void Sidebar::showSelection()
{
    const QScopedValueRollback guard(m_isShowing, true);
    const QModelIndex index = m_shown->mapFromSource(m_model->index(m_model->rowOf(m_selected), 0));
    m_all->setChecked(m_selected == WalletId{});
    if (!index.isValid())
        m_list->clearSelection();
    else if (!m_list->selectionModel()->isSelected(index))
        m_list->setCurrentIndex(index);
}

QWidget* Sidebar::buildNothing()
{
    m_nothing = new QWidget(this);
    QPushButton* clear = pushButton(u"clearWalletFilterButton", tr("Clear the filter"), m_nothing);
    connect(clear, &QPushButton::clicked, this, [this] {
        m_filter->clear();
        m_filter->setFocus();
    });
    auto* column = new QVBoxLayout(m_nothing);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing::Small);
    column->addWidget(m_noMatch);
    column->addWidget(clear, 0, Qt::AlignHCenter);
    column->addStretch(1);
    return m_nothing;
}

void Sidebar::filter(const QString& text)
{
    {
        const QScopedValueRollback guard(m_isShowing, true);
        m_shown->setFilterFixedString(text.trimmed());
    }
    m_list->setDragEnabled(text.trimmed().isEmpty()); // a place among hidden ones would surprise
    m_noMatch->setText(tr("No wallet is named like \"%1\".").arg(text.trimmed()));
    showListOrWhyNot();
    showSelection();
}

void Sidebar::showListOrWhyNot()
{
    const bool isEmpty = m_shown->rowCount() == 0 && m_model->rowCount() > 0;
    m_stack->setCurrentWidget(isEmpty ? m_nothing : m_list);
}

void Sidebar::setCompact(bool isCompact)
{
    m_isCompact = isCompact;
    m_delegate->setCompact(isCompact);
    m_all->setCompact(isCompact);
    m_caption->setVisible(!isCompact);
    m_filter->setVisible(!isCompact && m_model->rowCount() > 0);
    if (isCompact) m_filter->clear();
    for (QToolButton* button : {m_new, static_cast<QToolButton*>(m_add)})
        button->setToolButtonStyle(isCompact ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon);
    m_buttons->setDirection(isCompact ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    for (QWidget* button : {static_cast<QWidget*>(m_new), static_cast<QWidget*>(m_add)})
        m_buttons->setAlignment(button, isCompact ? Qt::AlignHCenter : Qt::Alignment());
    const int narrow = m_all->sizeHint().width() + 2 * spacing::Medium;
    setMinimumWidth(isCompact ? narrow : 0);
    setMaximumWidth(isCompact ? narrow : QWIDGETSIZE_MAX);
}

QSize Sidebar::minimumSizeHint() const
{
    return QWidget::minimumSizeHint().expandedTo({m_isCompact ? 0 : LeastWidth, 0});
}

void Sidebar::focusList() { m_list->setFocus(); }

void Sidebar::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

void Sidebar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setPen(Theme::current().border());
    const int x = isRightToLeft() ? 0 : width() - 1;
    painter.drawLine(x, 0, x, height());
}

/// The arrow keys go from "All wallets" into the list and back.
bool Sidebar::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress) return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent*>(event)->key();
    if (watched == m_all && key == Qt::Key_Down && m_shown->rowCount() > 0) {
        m_list->setFocus();
        m_list->setCurrentIndex(m_shown->index(0, 0));
        return true;
    }
    if (watched == m_list && key == Qt::Key_Up && m_list->currentIndex().row() <= 0) {
        m_all->setFocus();
        selectAll();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace lockstep::ui
