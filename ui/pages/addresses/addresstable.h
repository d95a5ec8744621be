// SPDX-License-Identifier: MIT
#pragma once

#include "ui/models/addressmodel.h"
#include "ui/widgets/tables/ledgertable.h"

namespace lockstep::ui {

/// Addresses as a table. The current one stays current when the rows are made anew.
class AddressTable final : public LedgerTable
{
    Q_OBJECT

public:
    explicit AddressTable(AddressModel& model, QWidget* parent = nullptr);

    const AddressRow* currentRow() const; ///< nullptr without one.
    void select(const QString& address); ///< Where it is shown.

protected:
    void setWidths() override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;

private:
    void fitState();

    AddressModel& m_model;
    QString m_current; ///< Its address.
};

} // namespace lockstep::ui
