// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/transactionview.h"

#include <QTreeWidget>

namespace lockstep::ui {

/// The inputs or the outputs of a transaction as a list. Own ones are marked in words and in bold.
class TransactionParts final : public QTreeWidget
{
    Q_OBJECT

public:
    explicit TransactionParts(QWidget* parent = nullptr);

    void setParts(const QList<TransactionPart>& parts);

    QSize sizeHint() const override; ///< As high as its rows, up to a few.

signals:
    void copied(const QString& sentence);

private:
    enum Column { PlaceColumn, OwnerColumn, LabelColumn, AmountColumn };
    int rowHeight() const;
    void copyAddress();
};

} // namespace lockstep::ui
