// SPDX-License-Identifier: MIT

#include "ui/mainwindow/sidebar.h"

#include "ui/mainwindow/walletdelegate.h"
#include "ui/models/walletlistmodel.h"
#include "ui/style/icons.h"
#include "ui/style/spacing.h"
#include "ui/widgets/labels.h"

#include <QHBoxLayout>
#include <QListView>
#include <QToolButton>
#include <QVBoxLayout>

namespace lockstep::ui {

using namespace Qt::Literals::StringLiterals;

Sidebar::Sidebar(QWidget* parent) : QWidget(parent), m_model(new WalletListModel(this)), m_list(new QListView(this))
{
    setObjectName(u"sidebar");
    m_list->setObjectName(u"walletListView");
    m_list->setAccessibleName(tr("Wallets"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new WalletDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setMouseTracking(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    m_list->setSelectionMode(QAbstractItemView::SingleSelection);
    m_list->viewport()->setAutoFillBackground(false);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(spacing::Small, spacing::Medium, spacing::Tight, spacing::Small);
    column->setSpacing(spacing::Small);
    auto* title = mutedLabel(tr("Wallets"), this);
    title->setContentsMargins(spacing::Medium, 0, 0, 0);
    column->addWidget(title);
    column->addWidget(m_list, 1);
    addButtons(*column);
    setMinimumWidth(220);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this] { emit selectionChanged(selected()); });
    connect(m_list, &QWidget::customContextMenuRequested, this, [this](const QPoint& at) {
        if (m_list->indexAt(at).isValid()) emit menuWanted(m_list->viewport()->mapToGlobal(at));
    });
}

void Sidebar::addButtons(QVBoxLayout& column)
{
    auto* row = new QHBoxLayout;
    row->setSpacing(spacing::Tight);
    const auto add
        = [&](Glyph glyph, const QString& text, const QString& help, const QString& objectName, auto signal) {
              auto* button = new QToolButton(this);
              button->setObjectName(objectName);
              button->setIcon(icon(glyph));
              button->setText(text);
              button->setToolTip(help);
              button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
              button->setFocusPolicy(Qt::StrongFocus);
              button->setAutoRaise(true);
              row->addWidget(button);
              connect(button, &QToolButton::clicked, this, signal);
          };
    add(Glyph::Create, tr("New"), tr("Create a wallet"), u"newWalletButton"_s, &Sidebar::createClicked);
    add(Glyph::Restore, tr("Restore"), tr("Restore a wallet from its words"), u"restoreWalletButton"_s,
        &Sidebar::restoreClicked);
    add(Glyph::Watch, tr("Watch"), tr("Watch a wallet without its keys"), u"watchWalletButton"_s,
        &Sidebar::watchClicked);
    row->addStretch(1);
    column.addLayout(row);
}

void Sidebar::setSnapshot(const SyncSnapshotPtr& snapshot, std::int64_t now)
{
    m_model->setSnapshot(snapshot, now);
    if (m_wanted != WalletId{} && m_model->rowOf(m_wanted) >= 0) select(m_wanted);
    if (selected() == WalletId{} && m_model->rowCount() > 0) selectRow(0);
}

WalletId Sidebar::selected() const
{
    const QModelIndex current = m_list->currentIndex();
    return current.isValid() ? m_model->walletAt(current.row()) : WalletId{};
}

void Sidebar::select(WalletId wallet)
{
    const int row = m_model->rowOf(wallet);
    m_wanted = row < 0 ? wallet : WalletId{};
    if (row >= 0) selectRow(row);
}

void Sidebar::selectRow(int row)
{
    if (row >= 0 && row < m_model->rowCount()) m_list->setCurrentIndex(m_model->index(row));
}

void Sidebar::selectNext(int step)
{
    const int count = m_model->rowCount();
    if (count > 0) selectRow((qMax(0, m_list->currentIndex().row()) + step + count) % count);
}

} // namespace lockstep::ui
