package uk.nolan.publishing;

import org.springframework.data.jpa.repository.JpaRepository;

interface ChangeContents extends JpaRepository<ChangeContent, Long> {}
