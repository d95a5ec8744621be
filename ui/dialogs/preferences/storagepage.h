// SPDX-License-Identifier: MIT
#pragma once

#include "core/api/snapshot.h"

#include <QWidget>

#include <optional>

class QComboBox;
class QFormLayout;
class QPushButton;
class QSpinBox;

namespace lockstep::ui {

class FailureNote;
class PlainLabel;

/// Where the data is, and how much of the chain stays on the disk so that a later scan need not fetch it again. What is
/// chosen counts when "Apply" is pressed: it may delete much that took long to fetch.
class StoragePage final : public QWidget
{
    Q_OBJECT

public:
    explicit StoragePage(QWidget* parent = nullptr);

    void setFolder(const QString& path);
    void showFolderProblem(const QString& words); ///< Why it was not opened; empty: it was.
    /// Live; what the person has begun to change stays. `savesData`: see SyncSnapshot.
    void setCache(const CacheState& state, bool savesData = false);
    void showError(const Error& error); ///< Why a wish was not met.

signals:
    void folderWanted();
    void keepingWanted(const lockstep::CacheKeeping& keeping);
    void clearWanted();

private:
    void makeFields();
    QWidget* makeFolderCard();
    QWidget* makeCacheCard();
    CacheKeeping chosen() const;
    void show(const CacheKeeping& keeping);
    void sayProblem();
    void judge(); ///< What can be chosen and pressed now.

    PlainLabel* m_folder;
    QFormLayout* m_fields;
    QComboBox* m_filters;
    QSpinBox* m_months;
    QSpinBox* m_filterCap; ///< Gigabytes.
    QSpinBox* m_blockCap; ///< Megabytes.
    PlainLabel* m_size;
    PlainLabel* m_every; ///< What it costs to keep everything, or how far that is.
    PlainLabel* m_room; ///< That the size allowed is too small for everything.
    PlainLabel* m_folderProblem;
    FailureNote* m_problem;
    QPushButton* m_apply;
    QPushButton* m_clear;
    CacheState m_state;
    bool m_savesData = false;
    std::optional<Error> m_refusal; ///< Of the last wish.
};

} // namespace lockstep::ui
