// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/transactionview.h"
#include "ui/format/plain/amounttext.h"

#include <QTreeWidget>

#include <optional>

namespace lockstep::ui {

/// The inputs or the outputs of a transaction as a list. Own ones are marked in words and in bold.
class TransactionParts final : public QTreeWidget
{
    Q_OBJECT

public:
    explicit TransactionParts(QWidget* parent = nullptr);

    /// The same again changes nothing; else rows stay, and with them what is chosen, in sight and set wide.
    void setParts(const QList<TransactionPart>& parts);

    QSize sizeHint() const override; ///< As high as its rows, up to a few.

signals:
    void copied(const QString& sentence);

private:
    enum Column { PlaceColumn, OwnerColumn, LabelColumn, AmountColumn };
    void fill(QTreeWidgetItem& item, const TransactionPart& part) const;
    void fitColumns();
    QFont ownFont() const;
    int rowHeight() const;
    void copyAddress();

    QList<TransactionPart> m_parts;
    std::optional<AmountDisplay> m_amounts; ///< As they are written in the rows.
};

} // namespace lockstep::ui
