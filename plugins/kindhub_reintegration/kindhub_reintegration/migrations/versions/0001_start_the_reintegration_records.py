"""Start the reintegration records"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table('reintegration_case',
    sa.Column('id', sa.Text(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('absent', sa.Text(), nullable=True),
    sa.Column('as_written', sa.Text(), nullable=True),
    sa.Column('invented', sa.Boolean(), nullable=False),
    sa.Column('person_id', sa.Text(), nullable=False),
    sa.Column('number', sa.Text(), nullable=True),
    sa.Column('opened', sa.Date(), nullable=True),
    sa.Column('closed', sa.Date(), nullable=True),
    sa.Column('status_since', sa.Date(), nullable=True),
    sa.Column('responsible', sa.Text(), nullable=True),
    sa.Column('office', sa.Text(), nullable=True),
    sa.Column('team', sa.Text(), nullable=True),
    sa.Column('partner_id', sa.Text(), nullable=True),
    sa.Column('risk', sa.Text(), nullable=True),
    sa.Column('status', sa.Text(), nullable=False),
    sa.Column('stage_before', sa.Text(), nullable=True),
    sa.Column('consent_home_on', sa.Date(), nullable=True),
    sa.Column('assent_home', sa.Boolean(), nullable=True),
    sa.Column('last_contact', sa.Date(), nullable=True),
    sa.Column('next_contact', sa.Date(), nullable=True),
    sa.Column('approved_plan_on', sa.Date(), nullable=True),
    sa.Column('referred_by', sa.Text(), nullable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_reintegration_case')),
    schema='reintegration'
    )
    with op.batch_alter_table('reintegration_case', schema='reintegration') as batch_op:
        batch_op.create_index(batch_op.f('ix_reintegration_case_closed'), ['closed'], unique=False)
        batch_op.create_index(batch_op.f('ix_reintegration_case_next_contact'), ['next_contact'], unique=False)
        batch_op.create_index(batch_op.f('ix_reintegration_case_number'), ['number'], unique=False)
        batch_op.create_index(batch_op.f('ix_reintegration_case_office'), ['office'], unique=False)
        batch_op.create_index(batch_op.f('ix_reintegration_case_opened'), ['opened'], unique=False)
        batch_op.create_index(batch_op.f('ix_reintegration_case_partner_id'), ['partner_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_reintegration_case_person_id'), ['person_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_reintegration_case_referred_by'), ['referred_by'], unique=False)
        batch_op.create_index(batch_op.f('ix_reintegration_case_responsible'), ['responsible'], unique=False)
        batch_op.create_index(batch_op.f('ix_reintegration_case_status'), ['status'], unique=False)

    op.create_table('reintegration_assessment',
    sa.Column('id', sa.Text(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('absent', sa.Text(), nullable=True),
    sa.Column('as_written', sa.Text(), nullable=True),
    sa.Column('invented', sa.Boolean(), nullable=False),
    sa.Column('case_id', sa.Text(), nullable=False),
    sa.Column('round', sa.Text(), nullable=True),
    sa.Column('assessed_on', sa.Text(), nullable=True),
    sa.Column('assessed_by', sa.Text(), nullable=True),
    sa.Column('interpreter', sa.Boolean(), nullable=True),
    sa.Column('summary', sa.Text(), nullable=True),
    sa.ForeignKeyConstraint(['case_id'], ['reintegration.reintegration_case.id'], name=op.f('fk_reintegration_assessment_case_id_reintegration_case')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_reintegration_assessment')),
    schema='reintegration'
    )
    with op.batch_alter_table('reintegration_assessment', schema='reintegration') as batch_op:
        batch_op.create_index(batch_op.f('ix_reintegration_assessment_case_id'), ['case_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_reintegration_assessment_round'), ['round'], unique=False)

    op.create_table('reintegration_closure',
    sa.Column('id', sa.Text(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('absent', sa.Text(), nullable=True),
    sa.Column('as_written', sa.Text(), nullable=True),
    sa.Column('invented', sa.Boolean(), nullable=False),
    sa.Column('case_written', sa.Text(), nullable=True),
    sa.Column('case_id', sa.Text(), nullable=True),
    sa.Column('closed_on', sa.Text(), nullable=True),
    sa.Column('reason', sa.Text(), nullable=True),
    sa.Column('residence', sa.Text(), nullable=True),
    sa.Column('goals_met', sa.Integer(), nullable=True),
    sa.Column('goals_total', sa.Integer(), nullable=True),
    sa.Column('opinion', sa.Text(), nullable=True),
    sa.Column('opinion_words', sa.Text(), nullable=True),
    sa.Column('interview_on', sa.Date(), nullable=True),
    sa.Column('approval', sa.Text(), nullable=True),
    sa.Column('approved_on', sa.Date(), nullable=True),
    sa.Column('approved_by', sa.Text(), nullable=True),
    sa.Column('follow_up_on', sa.Date(), nullable=True),
    sa.Column('follow_up_residence', sa.Text(), nullable=True),
    sa.Column('note', sa.Text(), nullable=True),
    sa.ForeignKeyConstraint(['case_id'], ['reintegration.reintegration_case.id'], name=op.f('fk_reintegration_closure_case_id_reintegration_case')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_reintegration_closure')),
    schema='reintegration'
    )
    with op.batch_alter_table('reintegration_closure', schema='reintegration') as batch_op:
        batch_op.create_index(batch_op.f('ix_reintegration_closure_case_id'), ['case_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_reintegration_closure_closed_on'), ['closed_on'], unique=False)

    op.create_table('reintegration_contact',
    sa.Column('id', sa.Text(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('absent', sa.Text(), nullable=True),
    sa.Column('as_written', sa.Text(), nullable=True),
    sa.Column('invented', sa.Boolean(), nullable=False),
    sa.Column('case_written', sa.Text(), nullable=True),
    sa.Column('case_id', sa.Text(), nullable=True),
    sa.Column('held_on', sa.Text(), nullable=True),
    sa.Column('mode', sa.Text(), nullable=True),
    sa.Column('reached', sa.Boolean(), nullable=True),
    sa.Column('who', sa.Text(), nullable=True),
    sa.Column('minutes', sa.Integer(), nullable=True),
    sa.Column('staff', sa.Text(), nullable=True),
    sa.Column('place', sa.Text(), nullable=True),
    sa.Column('wellbeing', sa.Integer(), nullable=True),
    sa.Column('in_school', sa.Boolean(), nullable=True),
    sa.Column('working', sa.Boolean(), nullable=True),
    sa.Column('residence', sa.Text(), nullable=True),
    sa.Column('intention', sa.Text(), nullable=True),
    sa.Column('safety_change', sa.Text(), nullable=True),
    sa.Column('next_due', sa.Text(), nullable=True),
    sa.Column('note', sa.Text(), nullable=True),
    sa.ForeignKeyConstraint(['case_id'], ['reintegration.reintegration_case.id'], name=op.f('fk_reintegration_contact_case_id_reintegration_case')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_reintegration_contact')),
    schema='reintegration'
    )
    with op.batch_alter_table('reintegration_contact', schema='reintegration') as batch_op:
        batch_op.create_index(batch_op.f('ix_reintegration_contact_case_id'), ['case_id'], unique=False)
        batch_op.create_index('ix_reintegration_contact_counted', ['held_on', 'case_id', 'residence', 'reached', 'mode', 'in_school', 'next_due', 'id'], unique=False)

    op.create_table('reintegration_document',
    sa.Column('id', sa.Text(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('absent', sa.Text(), nullable=True),
    sa.Column('as_written', sa.Text(), nullable=True),
    sa.Column('invented', sa.Boolean(), nullable=False),
    sa.Column('kind', sa.Text(), nullable=True),
    sa.Column('title', sa.Text(), nullable=False),
    sa.Column('issued_on', sa.Text(), nullable=True),
    sa.Column('expires', sa.Text(), nullable=True),
    sa.Column('received_on', sa.Date(), nullable=True),
    sa.Column('seen', sa.Text(), nullable=True),
    sa.Column('file_name', sa.Text(), nullable=True),
    sa.Column('media_type', sa.Text(), nullable=True),
    sa.Column('size', sa.Integer(), nullable=True),
    sa.Column('stored_as', sa.Text(), nullable=True),
    sa.Column('file_key', sa.Text(), nullable=True),
    sa.Column('case_id', sa.Text(), nullable=False),
    sa.Column('requirement', sa.Text(), nullable=True),
    sa.ForeignKeyConstraint(['case_id'], ['reintegration.reintegration_case.id'], name=op.f('fk_reintegration_document_case_id_reintegration_case')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_reintegration_document')),
    schema='reintegration'
    )
    with op.batch_alter_table('reintegration_document', schema='reintegration') as batch_op:
        batch_op.create_index(batch_op.f('ix_reintegration_document_case_id'), ['case_id'], unique=False)

    op.create_table('reintegration_eligibility',
    sa.Column('id', sa.Text(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('absent', sa.Text(), nullable=True),
    sa.Column('as_written', sa.Text(), nullable=True),
    sa.Column('invented', sa.Boolean(), nullable=False),
    sa.Column('case_id', sa.Text(), nullable=False),
    sa.Column('nationality_ok', sa.Boolean(), nullable=True),
    sa.Column('area_ok', sa.Boolean(), nullable=True),
    sa.Column('age_ok', sa.Boolean(), nullable=True),
    sa.Column('return_ok', sa.Boolean(), nullable=True),
    sa.Column('consent_ok', sa.Boolean(), nullable=True),
    sa.Column('checked_on', sa.Date(), nullable=True),
    sa.Column('checked_by', sa.Text(), nullable=True),
    sa.Column('result', sa.Text(), nullable=True),
    sa.Column('reason', sa.Text(), nullable=True),
    sa.Column('referred_to', sa.Text(), nullable=True),
    sa.ForeignKeyConstraint(['case_id'], ['reintegration.reintegration_case.id'], name=op.f('fk_reintegration_eligibility_case_id_reintegration_case')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_reintegration_eligibility')),
    schema='reintegration'
    )
    with op.batch_alter_table('reintegration_eligibility', schema='reintegration') as batch_op:
        batch_op.create_index(batch_op.f('ix_reintegration_eligibility_case_id'), ['case_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_reintegration_eligibility_checked_by'), ['checked_by'], unique=False)

    op.create_table('reintegration_note',
    sa.Column('id', sa.Text(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('absent', sa.Text(), nullable=True),
    sa.Column('as_written', sa.Text(), nullable=True),
    sa.Column('invented', sa.Boolean(), nullable=False),
    sa.Column('case_id', sa.Text(), nullable=False),
    sa.Column('written_on', sa.Date(), nullable=True),
    sa.Column('author', sa.Text(), nullable=True),
    sa.Column('words', sa.Text(), nullable=True),
    sa.ForeignKeyConstraint(['case_id'], ['reintegration.reintegration_case.id'], name=op.f('fk_reintegration_note_case_id_reintegration_case')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_reintegration_note')),
    schema='reintegration'
    )
    with op.batch_alter_table('reintegration_note', schema='reintegration') as batch_op:
        batch_op.create_index(batch_op.f('ix_reintegration_note_author'), ['author'], unique=False)
        batch_op.create_index(batch_op.f('ix_reintegration_note_case_id'), ['case_id'], unique=False)

    op.create_table('reintegration_partner_assignment',
    sa.Column('id', sa.Text(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('absent', sa.Text(), nullable=True),
    sa.Column('as_written', sa.Text(), nullable=True),
    sa.Column('invented', sa.Boolean(), nullable=False),
    sa.Column('case_id', sa.Text(), nullable=False),
    sa.Column('organisation_id', sa.Text(), nullable=True),
    sa.Column('assigned_on', sa.Date(), nullable=True),
    sa.Column('package_sent_on', sa.Date(), nullable=True),
    sa.Column('answer', sa.Text(), nullable=True),
    sa.Column('answered_on', sa.Date(), nullable=True),
    sa.Column('reason', sa.Text(), nullable=True),
    sa.Column('worker', sa.Text(), nullable=True),
    sa.ForeignKeyConstraint(['case_id'], ['reintegration.reintegration_case.id'], name=op.f('fk_reintegration_partner_assignment_case_id_reintegration_case')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_reintegration_partner_assignment')),
    schema='reintegration'
    )
    with op.batch_alter_table('reintegration_partner_assignment', schema='reintegration') as batch_op:
        batch_op.create_index(batch_op.f('ix_reintegration_partner_assignment_case_id'), ['case_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_reintegration_partner_assignment_organisation_id'), ['organisation_id'], unique=False)

    op.create_table('reintegration_plan',
    sa.Column('id', sa.Text(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('absent', sa.Text(), nullable=True),
    sa.Column('as_written', sa.Text(), nullable=True),
    sa.Column('invented', sa.Boolean(), nullable=False),
    sa.Column('case_id', sa.Text(), nullable=False),
    sa.Column('made_on', sa.Text(), nullable=True),
    sa.Column('child_agrees', sa.Boolean(), nullable=True),
    sa.Column('caregiver_agrees', sa.Boolean(), nullable=True),
    sa.Column('signed_how', sa.Text(), nullable=True),
    sa.Column('approved_on', sa.Date(), nullable=True),
    sa.Column('approved_by', sa.Text(), nullable=True),
    sa.Column('note', sa.Text(), nullable=True),
    sa.ForeignKeyConstraint(['case_id'], ['reintegration.reintegration_case.id'], name=op.f('fk_reintegration_plan_case_id_reintegration_case')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_reintegration_plan')),
    schema='reintegration'
    )
    with op.batch_alter_table('reintegration_plan', schema='reintegration') as batch_op:
        batch_op.create_index(batch_op.f('ix_reintegration_plan_approved_by'), ['approved_by'], unique=False)
        batch_op.create_index(batch_op.f('ix_reintegration_plan_case_id'), ['case_id'], unique=False)

    op.create_table('reintegration_plan_review',
    sa.Column('id', sa.Text(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('absent', sa.Text(), nullable=True),
    sa.Column('as_written', sa.Text(), nullable=True),
    sa.Column('invented', sa.Boolean(), nullable=False),
    sa.Column('case_id', sa.Text(), nullable=False),
    sa.Column('reviewed_on', sa.Date(), nullable=True),
    sa.Column('reviewed_by', sa.Text(), nullable=True),
    sa.Column('changes', sa.Text(), nullable=True),
    sa.ForeignKeyConstraint(['case_id'], ['reintegration.reintegration_case.id'], name=op.f('fk_reintegration_plan_review_case_id_reintegration_case')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_reintegration_plan_review')),
    schema='reintegration'
    )
    with op.batch_alter_table('reintegration_plan_review', schema='reintegration') as batch_op:
        batch_op.create_index(batch_op.f('ix_reintegration_plan_review_case_id'), ['case_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_reintegration_plan_review_reviewed_by'), ['reviewed_by'], unique=False)

    op.create_table('reintegration_pre_departure_plan',
    sa.Column('id', sa.Text(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('absent', sa.Text(), nullable=True),
    sa.Column('as_written', sa.Text(), nullable=True),
    sa.Column('invented', sa.Boolean(), nullable=False),
    sa.Column('case_id', sa.Text(), nullable=False),
    sa.Column('departure_planned', sa.Text(), nullable=True),
    sa.Column('flight_no', sa.Text(), nullable=True),
    sa.Column('escort', sa.Text(), nullable=True),
    sa.Column('travel_document', sa.Text(), nullable=True),
    sa.Column('who_meets', sa.Text(), nullable=True),
    sa.Column('sleeps_at', sa.Text(), nullable=True),
    sa.Column('first_72_hours', sa.Text(), nullable=True),
    sa.Column('medicines', sa.Text(), nullable=True),
    sa.Column('school_papers', sa.Text(), nullable=True),
    sa.Column('ready_on', sa.Date(), nullable=True),
    sa.ForeignKeyConstraint(['case_id'], ['reintegration.reintegration_case.id'], name=op.f('fk_reintegration_pre_departure_plan_case_id_reintegration_case')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_reintegration_pre_departure_plan')),
    schema='reintegration'
    )
    with op.batch_alter_table('reintegration_pre_departure_plan', schema='reintegration') as batch_op:
        batch_op.create_index(batch_op.f('ix_reintegration_pre_departure_plan_case_id'), ['case_id'], unique=False)

    op.create_table('reintegration_pre_return_contact',
    sa.Column('id', sa.Text(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('absent', sa.Text(), nullable=True),
    sa.Column('as_written', sa.Text(), nullable=True),
    sa.Column('invented', sa.Boolean(), nullable=False),
    sa.Column('case_id', sa.Text(), nullable=False),
    sa.Column('held_on', sa.Date(), nullable=True),
    sa.Column('spoke_with', sa.Text(), nullable=True),
    sa.Column('mode', sa.Text(), nullable=True),
    sa.Column('interpreter', sa.Boolean(), nullable=True),
    sa.Column('wishes', sa.Text(), nullable=True),
    sa.Column('summary', sa.Text(), nullable=True),
    sa.Column('held_by', sa.Text(), nullable=True),
    sa.ForeignKeyConstraint(['case_id'], ['reintegration.reintegration_case.id'], name=op.f('fk_reintegration_pre_return_contact_case_id_reintegration_case')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_reintegration_pre_return_contact')),
    schema='reintegration'
    )
    with op.batch_alter_table('reintegration_pre_return_contact', schema='reintegration') as batch_op:
        batch_op.create_index(batch_op.f('ix_reintegration_pre_return_contact_case_id'), ['case_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_reintegration_pre_return_contact_held_by'), ['held_by'], unique=False)

    op.create_table('reintegration_referral',
    sa.Column('id', sa.Text(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('absent', sa.Text(), nullable=True),
    sa.Column('as_written', sa.Text(), nullable=True),
    sa.Column('invented', sa.Boolean(), nullable=False),
    sa.Column('case_id', sa.Text(), nullable=False),
    sa.Column('received_on', sa.Text(), nullable=True),
    sa.Column('channel', sa.Text(), nullable=True),
    sa.Column('referrer_name', sa.Text(), nullable=True),
    sa.Column('referrer_role', sa.Text(), nullable=True),
    sa.Column('referrer_organisation_id', sa.Text(), nullable=True),
    sa.Column('referrer_phone', sa.Text(), nullable=True),
    sa.Column('referrer_email', sa.Text(), nullable=True),
    sa.Column('custody', sa.Text(), nullable=True),
    sa.Column('facility', sa.Text(), nullable=True),
    sa.Column('attorney', sa.Text(), nullable=True),
    sa.Column('attorney_email', sa.Text(), nullable=True),
    sa.Column('return_type', sa.Text(), nullable=True),
    sa.Column('order_date', sa.Text(), nullable=True),
    sa.Column('depart_by', sa.Date(), nullable=True),
    sa.Column('next_hearing', sa.Date(), nullable=True),
    sa.Column('place', sa.Text(), nullable=True),
    sa.Column('place_ambiguous', sa.Boolean(), nullable=True),
    sa.Column('community', sa.Text(), nullable=True),
    sa.Column('special_needs', sa.Text(), nullable=True),
    sa.Column('safety_concerns', sa.Text(), nullable=True),
    sa.Column('consent_signed', sa.Boolean(), nullable=True),
    sa.Column('consent_signed_on', sa.Date(), nullable=True),
    sa.Column('decision', sa.Text(), nullable=True),
    sa.Column('decided_on', sa.Text(), nullable=True),
    sa.Column('reason', sa.Text(), nullable=True),
    sa.Column('referred_to', sa.Text(), nullable=True),
    sa.Column('note', sa.Text(), nullable=True),
    sa.ForeignKeyConstraint(['case_id'], ['reintegration.reintegration_case.id'], name=op.f('fk_reintegration_referral_case_id_reintegration_case')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_reintegration_referral')),
    schema='reintegration'
    )
    with op.batch_alter_table('reintegration_referral', schema='reintegration') as batch_op:
        batch_op.create_index(batch_op.f('ix_reintegration_referral_case_id'), ['case_id'], unique=False)
        batch_op.create_index('ix_reintegration_referral_counted', ['received_on', 'case_id', 'decided_on', 'return_type', 'place', 'place_ambiguous', 'decision'], unique=False)
        batch_op.create_index(batch_op.f('ix_reintegration_referral_decision'), ['decision'], unique=False)
        batch_op.create_index(batch_op.f('ix_reintegration_referral_place'), ['place'], unique=False)
        batch_op.create_index(batch_op.f('ix_reintegration_referral_referrer_organisation_id'), ['referrer_organisation_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_reintegration_referral_return_type'), ['return_type'], unique=False)

    op.create_table('reintegration_remigration',
    sa.Column('id', sa.Text(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('absent', sa.Text(), nullable=True),
    sa.Column('as_written', sa.Text(), nullable=True),
    sa.Column('invented', sa.Boolean(), nullable=False),
    sa.Column('case_id', sa.Text(), nullable=False),
    sa.Column('happened_on', sa.Text(), nullable=True),
    sa.Column('source', sa.Text(), nullable=True),
    sa.Column('to_country', sa.Text(), nullable=True),
    sa.Column('alone', sa.Boolean(), nullable=True),
    sa.Column('reasons', sa.Text(), nullable=True),
    sa.Column('outcome', sa.Text(), nullable=True),
    sa.ForeignKeyConstraint(['case_id'], ['reintegration.reintegration_case.id'], name=op.f('fk_reintegration_remigration_case_id_reintegration_case')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_reintegration_remigration')),
    schema='reintegration'
    )
    with op.batch_alter_table('reintegration_remigration', schema='reintegration') as batch_op:
        batch_op.create_index(batch_op.f('ix_reintegration_remigration_case_id'), ['case_id'], unique=False)

    op.create_table('reintegration_return',
    sa.Column('id', sa.Text(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('absent', sa.Text(), nullable=True),
    sa.Column('as_written', sa.Text(), nullable=True),
    sa.Column('invented', sa.Boolean(), nullable=False),
    sa.Column('case_id', sa.Text(), nullable=False),
    sa.Column('from_country', sa.Text(), nullable=True),
    sa.Column('from_city', sa.Text(), nullable=True),
    sa.Column('departure_outcome', sa.Text(), nullable=True),
    sa.Column('departure_planned', sa.Text(), nullable=True),
    sa.Column('departed_on', sa.Text(), nullable=True),
    sa.Column('flight_no', sa.Text(), nullable=True),
    sa.Column('escort', sa.Text(), nullable=True),
    sa.Column('travel_document', sa.Text(), nullable=True),
    sa.Column('arrived_on', sa.Text(), nullable=True),
    sa.Column('arrival_point', sa.Text(), nullable=True),
    sa.Column('shelter', sa.Text(), nullable=True),
    sa.Column('shelter_in', sa.Text(), nullable=True),
    sa.Column('shelter_out', sa.Text(), nullable=True),
    sa.Column('home_unsafe', sa.Boolean(), nullable=True),
    sa.Column('authority', sa.Text(), nullable=True),
    sa.Column('referral_sheet', sa.Boolean(), nullable=True),
    sa.Column('handed_to', sa.Text(), nullable=True),
    sa.Column('handed_relation', sa.Text(), nullable=True),
    sa.Column('handed_id', sa.Text(), nullable=True),
    sa.Column('handed_on', sa.Text(), nullable=True),
    sa.Column('condition', sa.Text(), nullable=True),
    sa.Column('items', sa.Text(), nullable=True),
    sa.Column('transport_home', sa.Text(), nullable=True),
    sa.Column('transport_cost', sa.Integer(), nullable=True),
    sa.Column('currency', sa.Text(), nullable=True),
    sa.Column('note', sa.Text(), nullable=True),
    sa.ForeignKeyConstraint(['case_id'], ['reintegration.reintegration_case.id'], name=op.f('fk_reintegration_return_case_id_reintegration_case')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_reintegration_return')),
    schema='reintegration'
    )
    with op.batch_alter_table('reintegration_return', schema='reintegration') as batch_op:
        batch_op.create_index(batch_op.f('ix_reintegration_return_case_id'), ['case_id'], unique=False)
        batch_op.create_index('ix_reintegration_return_counted', ['arrived_on', 'case_id'], unique=False)

    op.create_table('reintegration_risk_screen',
    sa.Column('id', sa.Text(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('absent', sa.Text(), nullable=True),
    sa.Column('as_written', sa.Text(), nullable=True),
    sa.Column('invented', sa.Boolean(), nullable=False),
    sa.Column('case_id', sa.Text(), nullable=False),
    sa.Column('screened_on', sa.Date(), nullable=True),
    sa.Column('safe_return', sa.Text(), nullable=True),
    sa.Column('concerns', sa.Text(), nullable=True),
    sa.Column('details', sa.Text(), nullable=True),
    sa.Column('attorney_told_on', sa.Date(), nullable=True),
    sa.Column('attorney_answer', sa.Text(), nullable=True),
    sa.Column('screened_by', sa.Text(), nullable=True),
    sa.ForeignKeyConstraint(['case_id'], ['reintegration.reintegration_case.id'], name=op.f('fk_reintegration_risk_screen_case_id_reintegration_case')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_reintegration_risk_screen')),
    schema='reintegration'
    )
    with op.batch_alter_table('reintegration_risk_screen', schema='reintegration') as batch_op:
        batch_op.create_index(batch_op.f('ix_reintegration_risk_screen_case_id'), ['case_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_reintegration_risk_screen_screened_by'), ['screened_by'], unique=False)

    op.create_table('reintegration_service',
    sa.Column('id', sa.Text(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('absent', sa.Text(), nullable=True),
    sa.Column('as_written', sa.Text(), nullable=True),
    sa.Column('invented', sa.Boolean(), nullable=False),
    sa.Column('case_written', sa.Text(), nullable=True),
    sa.Column('case_id', sa.Text(), nullable=True),
    sa.Column('delivered_on', sa.Text(), nullable=True),
    sa.Column('type', sa.Text(), nullable=True),
    sa.Column('modality', sa.Text(), nullable=True),
    sa.Column('minutes', sa.Integer(), nullable=True),
    sa.Column('provider', sa.Text(), nullable=True),
    sa.Column('amount', sa.Integer(), nullable=True),
    sa.Column('currency', sa.Text(), nullable=True),
    sa.Column('participants', sa.Integer(), nullable=True),
    sa.Column('staff', sa.Text(), nullable=True),
    sa.Column('note', sa.Text(), nullable=True),
    sa.ForeignKeyConstraint(['case_id'], ['reintegration.reintegration_case.id'], name=op.f('fk_reintegration_service_case_id_reintegration_case')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_reintegration_service')),
    schema='reintegration'
    )
    with op.batch_alter_table('reintegration_service', schema='reintegration') as batch_op:
        batch_op.create_index(batch_op.f('ix_reintegration_service_case_id'), ['case_id'], unique=False)
        batch_op.create_index('ix_reintegration_service_counted', ['delivered_on', 'case_id', 'type', 'amount', 'currency'], unique=False)

    op.create_table('reintegration_task',
    sa.Column('id', sa.Text(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('absent', sa.Text(), nullable=True),
    sa.Column('as_written', sa.Text(), nullable=True),
    sa.Column('invented', sa.Boolean(), nullable=False),
    sa.Column('title', sa.Text(), nullable=False),
    sa.Column('due_on', sa.Date(), nullable=True),
    sa.Column('assigned_to', sa.Text(), nullable=True),
    sa.Column('done_on', sa.Date(), nullable=True),
    sa.Column('note', sa.Text(), nullable=True),
    sa.Column('case_id', sa.Text(), nullable=False),
    sa.ForeignKeyConstraint(['case_id'], ['reintegration.reintegration_case.id'], name=op.f('fk_reintegration_task_case_id_reintegration_case')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_reintegration_task')),
    schema='reintegration'
    )
    with op.batch_alter_table('reintegration_task', schema='reintegration') as batch_op:
        batch_op.create_index(batch_op.f('ix_reintegration_task_assigned_to'), ['assigned_to'], unique=False)
        batch_op.create_index(batch_op.f('ix_reintegration_task_case_id'), ['case_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_reintegration_task_done_on'), ['done_on'], unique=False)
        batch_op.create_index(batch_op.f('ix_reintegration_task_due_on'), ['due_on'], unique=False)

    op.create_table('reintegration_domain_score',
    sa.Column('id', sa.Text(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('absent', sa.Text(), nullable=True),
    sa.Column('as_written', sa.Text(), nullable=True),
    sa.Column('invented', sa.Boolean(), nullable=False),
    sa.Column('assessment_id', sa.Text(), nullable=False),
    sa.Column('domain', sa.Text(), nullable=False),
    sa.Column('score', sa.Integer(), nullable=True),
    sa.Column('note', sa.Text(), nullable=True),
    sa.Column('goal', sa.Text(), nullable=True),
    sa.Column('urgent', sa.Boolean(), nullable=True),
    sa.ForeignKeyConstraint(['assessment_id'], ['reintegration.reintegration_assessment.id'], name=op.f('fk_reintegration_domain_score_assessment_id_reintegration_assessment')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_reintegration_domain_score')),
    schema='reintegration'
    )
    with op.batch_alter_table('reintegration_domain_score', schema='reintegration') as batch_op:
        batch_op.create_index(batch_op.f('ix_reintegration_domain_score_assessment_id'), ['assessment_id'], unique=False)

    op.create_table('reintegration_goal',
    sa.Column('id', sa.Text(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('absent', sa.Text(), nullable=True),
    sa.Column('as_written', sa.Text(), nullable=True),
    sa.Column('invented', sa.Boolean(), nullable=False),
    sa.Column('plan_id', sa.Text(), nullable=False),
    sa.Column('domain', sa.Text(), nullable=True),
    sa.Column('words', sa.Text(), nullable=True),
    sa.Column('status', sa.Text(), nullable=True),
    sa.Column('decided_on', sa.Date(), nullable=True),
    sa.ForeignKeyConstraint(['plan_id'], ['reintegration.reintegration_plan.id'], name=op.f('fk_reintegration_goal_plan_id_reintegration_plan')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_reintegration_goal')),
    schema='reintegration'
    )
    with op.batch_alter_table('reintegration_goal', schema='reintegration') as batch_op:
        batch_op.create_index(batch_op.f('ix_reintegration_goal_plan_id'), ['plan_id'], unique=False)

    op.create_table('reintegration_step',
    sa.Column('id', sa.Text(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('absent', sa.Text(), nullable=True),
    sa.Column('as_written', sa.Text(), nullable=True),
    sa.Column('invented', sa.Boolean(), nullable=False),
    sa.Column('goal_id', sa.Text(), nullable=False),
    sa.Column('service_type', sa.Text(), nullable=True),
    sa.Column('provider', sa.Text(), nullable=True),
    sa.Column('starts_on', sa.Date(), nullable=True),
    sa.Column('due_on', sa.Date(), nullable=True),
    sa.Column('cost', sa.Integer(), nullable=True),
    sa.Column('currency', sa.Text(), nullable=True),
    sa.Column('status', sa.Text(), nullable=True),
    sa.Column('result', sa.Text(), nullable=True),
    sa.ForeignKeyConstraint(['goal_id'], ['reintegration.reintegration_goal.id'], name=op.f('fk_reintegration_step_goal_id_reintegration_goal')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_reintegration_step')),
    schema='reintegration'
    )
    with op.batch_alter_table('reintegration_step', schema='reintegration') as batch_op:
        batch_op.create_index(batch_op.f('ix_reintegration_step_goal_id'), ['goal_id'], unique=False)

