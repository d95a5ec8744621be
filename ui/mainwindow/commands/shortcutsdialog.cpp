// SPDX-License-Identifier: MIT

#include "ui/mainwindow/commands/shortcutsdialog.h"

#include "ui/style/fonts.h"
#include "ui/style/spacing.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace lockstep::ui {

ShortcutsDialog::ShortcutsDialog(const QList<ShortcutGroup>& groups, QWidget* parent) : QDialog(parent)
{
    setWindowTitle(tr("Keyboard shortcuts"));
    setObjectName(u"shortcutsDialog");
    setAttribute(Qt::WA_DeleteOnClose);
    auto* list = new QTreeWidget(this);
    list->setObjectName(u"shortcutsTree");
    list->setAccessibleName(windowTitle());
    list->setColumnCount(2);
    list->setHeaderLabels({tr("What"), tr("Keys")});
    list->setRootIsDecorated(false);
    list->setItemsExpandable(false);
    list->setSelectionMode(QAbstractItemView::SingleSelection);
    for (const ShortcutGroup& group : groups) {
        auto* title = new QTreeWidgetItem(list, {group.title});
        title->setFlags(Qt::ItemIsEnabled);
        title->setFont(0, scaledFont(list->font(), 1.0, QFont::DemiBold));
        for (const ShortcutGroup::Row& row : group.rows) new QTreeWidgetItem(title, {row.what, row.keys});
    }
    list->expandAll();
    if (!groups.isEmpty()) list->setCurrentItem(list->topLevelItem(0)->child(0));
    list->header()->setSectionResizeMode(QHeaderView::ResizeToContents);

    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->button(QDialogButtonBox::Close)->setObjectName(u"closeButton");
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(spacing::Large, spacing::Large, spacing::Large, spacing::Large);
    column->setSpacing(spacing::Medium);
    column->addWidget(list, 1);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    resize(fontMetrics().averageCharWidth() * 84, fontMetrics().height() * 28);
}

} // namespace lockstep::ui
